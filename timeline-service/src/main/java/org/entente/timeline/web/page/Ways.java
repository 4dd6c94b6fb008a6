package org.entente.timeline.web.page;

import java.util.List;

/** The formats in which exactly what is seen can be taken away (API §7). */
final class Ways {
  private static final List<String> FORMATS =
      List.of("ics", "atom", "csv", "html", "json", "ndjson", "jsonfeed", "jsonld", "timelinejs");

  private Ways() {}

  /** Of the timeline behind a page. */
  static List<TimelineView.Way> of(Address timeline, Texts t) {
    // also of json: a browser's Accept asks for HTML
    return FORMATS.stream()
        .map(
            format -> new TimelineView.Way(t.say("way." + format), timeline.with("format", format)))
        .toList();
  }
}
