package org.entente.timeline.web.page;

import java.util.List;

/** The formats in which exactly what is seen can be taken away (API §7). */
final class Ways {
  private static final List<String> FORMATS =
      List.of("ics", "atom", "csv", "html", "json", "ndjson", "jsonfeed", "jsonld", "timelinejs");

  private Ways() {}

  static List<TimelineView.Way> of(Address address, String api, Texts t) {
    String view = address.at(api);
    return FORMATS.stream()
        .map(format ->
            // also of json: a browser's Accept asks for HTML
            new TimelineView.Way(
                t.say("way." + format),
                view + (view.indexOf('?') < 0 ? '?' : '&') + "format=" + format))
        .toList();
  }
}
