package org.entente.ledger;

/** How records are written into a file. */
public interface ExportFormat {
  /** What a file begins with. */
  default String head() {
    return "";
  }

  /**
   * One record.
   *
   * @param record its canonical JSON
   */
  String line(String record);
}
