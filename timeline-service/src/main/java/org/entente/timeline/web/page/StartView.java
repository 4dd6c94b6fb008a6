package org.entente.timeline.web.page;

import java.util.List;

/** What the start page shows. */
public final class StartView {
  private StartView() {}

  /**
   * @param latest what happened last, of everything
   * @param next the page of partnerships that follows, null on the last
   * @param ways the formats in which the whole record can be taken away
   */
  public record Overall(
      List<Line> partnerships, List<EntryView> latest, String next, List<TimelineView.Way> ways) {}

  /**
   * A partnership, how much is known of it, and the last of that.
   *
   * @param title of the last event
   */
  public record Line(
      String href, String name, String events, DateView last, String title, String entry) {}
}
