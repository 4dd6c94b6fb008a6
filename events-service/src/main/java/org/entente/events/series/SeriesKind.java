package org.entente.events.series;

import jakarta.inject.Singleton;
import org.entente.contracts.Kind;
import org.entente.contracts.Series;
import org.entente.ledger.EntityFilter;
import org.entente.ledger.EntityKind;
import org.entente.ledger.Filters;
import org.entente.ledger.Findable;
import org.entente.rest.QueryParams;

/** What is particular to series. */
@Singleton
final class SeriesKind implements EntityKind<Series> {

  @Override
  public Class<Series> record() {
    return Series.class;
  }

  @Override
  public Findable findable(Series series) {
    return Findable.named(series.name(), series.names())
        .text(series.description())
        .terms("party", series.parties());
  }

  @Override
  public EntityFilter<Series> filter(QueryParams query) {
    return new EntityFilter<Series>()
        .text(query.one("q", Filters::text))
        .anyOf("party", query.all("party", Filters.id(Kind.PARTY)));
  }
}
