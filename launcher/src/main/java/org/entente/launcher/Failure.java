package org.entente.launcher;

/** What went wrong and what to do about it, as the user reads it; the command then ends with 1. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Failure(String sentence) {
    super(sentence);
  }

  Failure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
