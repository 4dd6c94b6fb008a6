package org.entente.launcher;

/**
 * What went wrong and what to do about it, as the user reads it; the command then ends with 1 or 2.
 */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  Failure(String sentence) {
    this(sentence, 1, null);
  }

  Failure(String sentence, Throwable cause) {
    this(sentence, 1, cause);
  }

  private Failure(String sentence, int exitCode, Throwable cause) {
    super(sentence, cause);
    this.exitCode = exitCode;
  }

  /** The command was used wrongly: it ends with 2. */
  static Failure ofUse(String sentence) {
    return new Failure(sentence, 2, null);
  }

  int exitCode() {
    return exitCode;
  }
}
