package org.entente.ledger;

import java.util.List;
import org.entente.contracts.Series;
import org.entente.rest.Editor;
import org.entente.rest.Precondition;
import org.entente.rest.QueryParams;

/** A kind for tests: the one with the fewest fields. */
final class SeriesKind implements EntityKind<Series> {
  static final SeriesKind KIND = new SeriesKind();
  static final Editor EDITOR = new Editor("kim", "a test");

  static Series series(String id, String name) {
    return new Series(
        id, name, List.of(), List.of("IN", "JP"), null, null, List.of(), List.of(), null);
  }

  /** Writes so often, each time something else. */
  static void put(Ledger ledger, String id, int times) {
    for (int i = 0; i < times; i++) {
      ledger.put(KIND, series(id, "at " + System.nanoTime()), Precondition.NONE, EDITOR);
    }
  }

  @Override
  public Class<Series> record() {
    return Series.class;
  }

  @Override
  public Findable findable(Series series) {
    return Findable.named(series.name(), series.names()).terms("party", series.parties());
  }

  @Override
  public EntityFilter<Series> filter(QueryParams query) {
    return new EntityFilter<>();
  }
}
