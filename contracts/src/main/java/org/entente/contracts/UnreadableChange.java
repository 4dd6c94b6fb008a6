package org.entente.contracts;

/** A message that holds no change that can be read; the message says why. */
public final class UnreadableChange extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableChange(String reason) {
    super(reason, null, false, false);
  }
}
