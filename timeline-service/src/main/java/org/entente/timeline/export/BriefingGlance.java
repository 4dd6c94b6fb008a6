package org.entente.timeline.export;

import java.time.LocalDate;
import java.util.List;
import org.entente.timeline.export.Briefing.Glance;
import org.entente.timeline.export.Briefing.Group;
import org.entente.timeline.export.Briefing.Line;
import org.entente.timeline.query.Overview;

/** What somebody who is briefed on a partnership asks first, as its page has it in the margin. */
final class BriefingGlance {
  private final Overview overview;
  private final LocalDate day;
  private final Heading.Addresses addresses;
  private final Words words;

  private BriefingGlance(Heading heading) {
    this.overview = heading.partnership().overview();
    this.day = heading.partnership().day();
    this.addresses = heading.addresses();
    this.words = heading.words();
  }

  /** Null of a timeline that is no partnership's. */
  static Glance of(Heading heading) {
    return heading.partnership() == null ? null : new BriefingGlance(heading).glance();
  }

  private Glance glance() {
    Overview.Status status = overview.status();
    return new Glance(
        status == null
            ? null
            : status.text() + " " + words.page("since") + " " + words.date(status.since().edtf()),
        List.of(
            new Group(
                words.word("margin", "coming"),
                overview.coming().stream().map(this::coming).toList()),
            new Group(
                words.word("margin", "due"),
                overview.series().stream()
                    .filter(one -> one.nextDue() != null)
                    .map(this::due)
                    .toList()),
            new Group(
                words.word("margin", "open"),
                overview.openOutcomes().stream().map(this::promised).toList())));
  }

  private Line coming(Overview.Dated event) {
    return new Line(
        event.title(), addresses.entry(event.id()), words.date(event.date().edtf()), null);
  }

  private Line due(Overview.SeriesLine series) {
    return new Line(
        series.name() == null ? series.id() : series.name(),
        addresses.series(series.id()),
        words.page("series.due", words.date(series.nextDue())),
        Boolean.TRUE.equals(series.overdue()) ? words.page("overdue") : null);
  }

  private Line promised(Overview.OpenOutcome outcome) {
    String event = outcome.event().title() == null ? outcome.event().id() : outcome.event().title();
    return new Line(
        outcome.text(),
        addresses.entry(outcome.event().id()),
        outcome.due() == null
            ? event
            : event + " · " + words.page("series.due", words.date(outcome.due())),
        outcome.overdue(day) ? words.page("overdue") : null);
  }
}
