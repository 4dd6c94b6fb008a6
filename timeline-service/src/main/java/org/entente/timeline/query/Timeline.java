package org.entente.timeline.query;

import java.sql.SQLException;
import java.util.List;
import org.entente.timeline.entry.OrderKey;

/** A timeline to take pages from: as it is now, or as it was recorded up to a time. */
public interface Timeline {

  /** Every entry of the view stands for itself. */
  Page flat(Asked asked) throws SQLException;

  /** Entries whose parent is in the same view stand beneath it; the page counts the others. */
  Page tops(Asked asked) throws SQLException;

  /** The direct parts of entries in the same view, in order. */
  List<Part> parts(Asked asked, List<String> parents) throws SQLException;

  /** An entry's document without {@code url} and {@code remarks}. */
  record Row(String id, byte[] document, OrderKey order) {}

  /**
   * Rows in order.
   *
   * @param last the place of the last one where more follow, else null
   */
  record Page(List<Row> rows, OrderKey last) {}

  /** A part of an entry in the same view. */
  record Part(String parent, Row row) {}
}
