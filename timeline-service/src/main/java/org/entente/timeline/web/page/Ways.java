package org.entente.timeline.web.page;

import java.util.ArrayList;
import java.util.List;

/** The formats in which exactly what is seen can be taken away (API §7). */
final class Ways {
  private static final List<String> FORMATS =
      List.of("ics", "atom", "csv", "html", "json", "ndjson", "jsonfeed", "jsonld", "timelinejs");

  private Ways() {}

  /**
   * Of what is behind a page.
   *
   * @param view its address in the API
   */
  static List<TimelineView.Way> of(Address view, Page page) {
    Texts t = page.t();
    List<TimelineView.Way> ways = new ArrayList<>();
    for (String format : FORMATS) {
      // also of json: a browser's Accept asks for HTML
      ways.add(new TimelineView.Way(t.say("way." + format), view.with("format", format)));
      if (format.equals("ics") && page.calendar() != null) {
        // the scheme that calendars know as theirs
        String address = page.calendar().replaceFirst("^https?", "webcal");
        ways.add(new TimelineView.Way(t.say("way.subscribe"), address));
      }
    }
    return ways;
  }
}
