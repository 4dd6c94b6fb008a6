package org.entente.timeline.web.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The time up to which a page shows the record, where that is not now.
 *
 * @param complete whether nothing can be added any more to what was recorded by then
 * @param day for the form that asks for another
 * @param now the same page as it is now
 */
public record AsOf(Instant at, String shown, boolean complete, String day, String now) {
  static AsOf of(Instant at, boolean complete, Page page) {
    return new AsOf(
        at,
        page.t().moment(at),
        complete,
        at.atOffset(ZoneOffset.UTC).toLocalDate().toString(),
        page.address().unframed().without("asOf"));
  }

  /** The day from which what was recorded up to a time is seen: none that is still to come. */
  static LocalDate day(Instant asOf) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    LocalDate then = asOf == null ? today : LocalDate.ofInstant(asOf, ZoneOffset.UTC);
    return then.isAfter(today) ? today : then;
  }
}
