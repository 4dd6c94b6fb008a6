package org.entente.timeline.web.page;

import java.util.List;

/**
 * An entry on its own page.
 *
 * @param about the kind, the form and the level, in words
 * @param host who received the others, null where the record does not say
 * @param sides each party with who took part for it; {@code name} null for those of no party
 * @param accounts each side's own telling, {@code null} text where the record has none
 */
public record EntryPageView(
    String id,
    List<EntryView.Tag> partnerships,
    int partnershipsMore,
    String title,
    String kind,
    String status,
    DateView date,
    String place,
    String about,
    String summary,
    List<Side> sides,
    String host,
    SeriesLine series,
    List<Outcome> outcomes,
    List<EntryView.Tag> topics,
    List<EntryView.Tag> threads,
    List<Related> related,
    EntryView.Tag under,
    List<EntryView> parts,
    int partsMore,
    List<Account> accounts,
    List<SourceLine> sources,
    List<Link> links,
    List<String> identifiers,
    String partnershipStatus,
    List<String> remarks,
    List<RevisionView> history,
    List<TimelineView.Way> ways,
    String revision) {

  public record Side(String name, List<EntryView.Who> who) {}

  /**
   * The place in a series.
   *
   * @param edition in words, null where the record does not number it
   */
  public record SeriesLine(
      String name, String href, String edition, EntryView.Tag previous, EntryView.Tag next) {}

  /**
   * @param tone {@code pending}, {@code ok} or empty
   * @param evidence events that show what became of it
   */
  public record Outcome(
      String text,
      String kind,
      String state,
      String tone,
      String due,
      Link link,
      List<EntryView.Tag> evidence) {}

  /** An event that this one amends, implements and the like, or that does so to this one. */
  public record Related(String relation, EntryView.Tag event) {}

  public record Account(String party, String text, List<SourceLine> sources) {}

  /**
   * @param url null where it is not to be linked
   * @param shown the address as text
   */
  public record Link(String text, String url, String shown) {}

  /**
   * On whose word a fact stands.
   *
   * @param facts publisher, dates and what it supports, in words
   */
  public record SourceLine(
      String title,
      String url,
      String facts,
      String quote,
      String lang,
      String archived,
      String note) {}
}
