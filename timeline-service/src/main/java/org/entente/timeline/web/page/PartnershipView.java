package org.entente.timeline.web.page;

import java.util.List;

/**
 * A partnership at a glance, and its margin.
 *
 * @param gaps what has not happened for long, in words
 * @param due dialogues with a rhythm, what is late first; {@code series} those without one
 * @param recorded up to when the record is known, null for the record of another day
 * @param since when it has had its status, null where that is not known
 */
public record PartnershipView(
    String pair,
    String name,
    String status,
    DateView since,
    String sinceHref,
    List<Figure> figures,
    List<Line> due,
    List<Line> series,
    List<Line> open,
    List<Line> threads,
    List<Line> people,
    List<Line> coming,
    List<String> gaps,
    String recorded) {

  /** One of the answers to what is asked most. */
  public record Figure(String value, String label, String href, boolean late) {}

  /**
   * A line of the margin.
   *
   * @param late what is late, in a word; null where nothing is
   */
  public record Line(String text, String href, String late, String small) {}
}
