package org.entente.timeline.query;

import java.sql.SQLException;
import java.util.List;
import org.entente.timeline.query.PeopleQuery.Met;
import org.entente.timeline.query.YearQuery.YearOfKind;

/** Counts of the views of one scope: as it is now, or as it was recorded up to a time. */
public interface Counts {

  Facets facets(Filter filter) throws SQLException;

  /** In order of the years; an entry without an earliest day is in none. */
  List<YearOfKind> years(Filter filter) throws SQLException;

  /** Those who stand in most entries, at most so many. */
  List<Met> people(Filter filter, int most) throws SQLException;
}
