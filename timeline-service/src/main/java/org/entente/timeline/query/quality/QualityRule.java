package org.entente.timeline.query.quality;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.entente.contracts.Kind;
import org.entente.timeline.tables.Generation;

/** What is looked for in the records of one kind. */
interface QualityRule {

  String name();

  /** Of what kind its subjects are. */
  Kind kind();

  /** The findings after a place, by subject and pointer; at most so many. */
  List<Finding> findings(
      Connection connection, Generation generation, Concerned concerned, Place after, int most)
      throws SQLException;

  /** A place among the findings of one rule; the first comes after {@link #START}. */
  record Place(String subject, String pointer) {
    static final Place START = new Place("", "");
  }
}
