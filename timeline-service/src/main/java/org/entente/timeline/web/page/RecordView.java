package org.entente.timeline.web.page;

import java.util.List;

/**
 * A person, an organisation, a series or an initiative at a glance.
 *
 * @param sort what it is, in a word
 * @param subs whose it is, such as its parties; two lead to their partnership
 * @param facts what is known, by name
 * @param positions of a person, newest first
 */
public record RecordView(
    String name,
    String sort,
    List<EntryView.Tag> subs,
    String lead,
    List<Fact> facts,
    List<Held> positions,
    List<EntryPageView.SourceLine> sources,
    List<RevisionView> history) {

  /** Whether no source is given for the whole, but some for a position. */
  public boolean sourcedWithin() {
    return sources.isEmpty() && positions.stream().anyMatch(held -> !held.sources().isEmpty());
  }

  public record Fact(String label, List<Value> values) {}

  /**
   * @param href null where it leads nowhere
   * @param late what is late, in a word
   */
  public record Value(String text, String href, boolean outside, String small, String late) {
    static Value of(String text) {
      return new Value(text, null, false, null, null);
    }
  }

  /** A position held. */
  public record Held(
      String title,
      EntryView.Tag organization,
      String period,
      String note,
      List<EntryPageView.SourceLine> sources) {}
}
