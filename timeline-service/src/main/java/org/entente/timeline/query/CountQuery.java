package org.entente.timeline.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import org.entente.timeline.query.PeopleQuery.Met;
import org.entente.timeline.query.YearQuery.YearOfKind;

/** The counts of scopes as they are now. */
@ApplicationScoped
public class CountQuery {
  private final FacetQuery facets;
  private final YearQuery years;
  private final PeopleQuery people;

  CountQuery(FacetQuery facets, YearQuery years, PeopleQuery people) {
    this.facets = facets;
    this.years = years;
    this.people = people;
  }

  public Counts of(String scope) {
    return new Counts() {
      @Override
      public Facets facets(Filter filter) throws SQLException {
        return facets.facets(scope, filter);
      }

      @Override
      public List<YearOfKind> years(Filter filter) throws SQLException {
        return years.years(scope, filter);
      }

      @Override
      public List<Met> people(Filter filter, int most) throws SQLException {
        return people.of(scope, filter, most);
      }
    };
  }
}
