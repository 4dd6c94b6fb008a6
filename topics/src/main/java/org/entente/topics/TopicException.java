package org.entente.topics;

/** Kafka is away, or a topic is not as it must be; the message says which. */
public final class TopicException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TopicException(String message, Throwable cause) {
    super(message, cause);
  }
}
