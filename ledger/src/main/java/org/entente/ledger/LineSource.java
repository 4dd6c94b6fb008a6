package org.entente.ledger;

import java.io.IOException;
import java.util.List;
import org.entente.contracts.Fault;
import org.entente.rest.Problem;

/** Records to be imported, one after the other, each as a line of JSON. */
public interface LineSource {

  /** The next line, or null at the end. */
  Line next() throws IOException;

  /**
   * A line, counted from 1.
   *
   * @param bytes without its end; null where it is too long or refused
   * @param refused why no record could be made of it, null where one may be
   */
  record Line(long number, byte[] bytes, Problem refused) {
    public Line(long number, byte[] bytes) {
      this(number, bytes, null);
    }

    /** One that could not be read at all. */
    public static Line refused(long number, Fault fault) {
      return new Line(number, null, Problem.noJson(List.of(fault)));
    }

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
