package org.entente.ledger;

import java.io.IOException;

/** Records to be imported, one after the other, each as a line of JSON. */
public interface LineSource {

  /** The next line, or null at the end. */
  Line next() throws IOException;

  /**
   * A line, counted from 1.
   *
   * @param bytes without its end; null where it is too long
   */
  record Line(long number, byte[] bytes) {
    boolean isBlank() {
      if (bytes == null) {
        return false;
      }
      for (byte b : bytes) {
        if (b != ' ' && b != '\t') {
          return false;
        }
      }
      return true;
    }
  }
}
