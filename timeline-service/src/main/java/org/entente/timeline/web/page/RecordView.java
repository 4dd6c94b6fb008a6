package org.entente.timeline.web.page;

import java.util.List;

/**
 * A person, an organisation, a series or an initiative at a glance.
 *
 * @param sort what it is, in a word
 * @param names other names, each with what is known of it
 * @param facts what is known, by name
 * @param positions of a person, newest first
 */
public record RecordView(
    String name,
    String sort,
    String sub,
    String lead,
    List<Fact> facts,
    List<Held> positions,
    List<EntryPageView.SourceLine> sources,
    List<RevisionView> history) {

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
  public record Held(String title, String organization, String href, String period, String note) {}
}
