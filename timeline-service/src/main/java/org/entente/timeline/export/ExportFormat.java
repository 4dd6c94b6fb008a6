package org.entente.timeline.export;

import java.io.IOException;
import java.time.Instant;

/**
 * Writes one file, entry by entry, in memory that does not grow with it: {@link #begin}, then
 * {@link #entry} for each, then {@link #end}. Whatever stands in an entry is text to it, and
 * nothing that a reader of the format would run.
 */
public interface ExportFormat {

  void begin() throws IOException;

  /**
   * @param document an entry as it is stored
   * @param published when it was first recorded, null where that is not known
   */
  void entry(byte[] document, Instant published) throws IOException;

  /** Until this has returned the file is not whole. The stream stays open. */
  void end() throws IOException;
}
