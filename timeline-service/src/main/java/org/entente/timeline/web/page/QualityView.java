package org.entente.timeline.web.page;

import java.util.List;

/**
 * What is to be looked at.
 *
 * @param next the page that follows, null on the last
 */
public record QualityView(
    List<Pill> rules, List<Pill> kinds, List<Line> findings, String next, String json) {

  /** A filter that is a link. */
  public record Pill(String label, String href, boolean current) {}

  /**
   * A finding.
   *
   * @param key whose record it is: {@code event/x}
   * @param named the keys and dates that the detail names, as the record has them
   * @param mend where the field is edited
   */
  public record Line(
      String rule,
      String name,
      String key,
      String href,
      String detail,
      String named,
      String pointer,
      String mend) {}
}
