package org.entente.localstack;

/** Says in one sentence, fit for a terminal, why a part cannot run and what to do about it. */
public final class LocalStackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LocalStackException(String sentence) {
    super(sentence);
  }

  LocalStackException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
