package org.entente.timeline.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.edtf.Bounds;
import org.entente.edtf.Edtf;
import org.entente.edtf.EdtfDay;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.EntryJson;

/**
 * What TimelineJS 3 reads. It takes headline and text for HTML: they are escaped, once. The title
 * stands last, for it counts what had to be left out.
 */
final class TimelineJsFormat implements ExportFormat {
  /** Years beyond are no dates to a browser. */
  private static final int MOST_YEARS = 271_000;

  private final JsonGenerator json;
  private final Heading heading;
  private final Words words;
  private final EntryText text;
  private int leftOut;

  TimelineJsFormat(OutputStream out, Heading heading) throws IOException {
    this.json = JsonText.to(out);
    this.heading = heading;
    this.words = heading.words();
    this.text = new EntryText(words);
  }

  /** How far into a date its parts are known. */
  private enum Known {
    YEARS,
    MONTHS,
    DAYS
  }

  @Override
  public void begin() throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("events");
  }

  @Override
  public void entry(byte[] document, Instant published) throws IOException {
    Entry entry = EntryJson.read(document);
    Edtf date = Edtf.parse(entry.date().edtf());
    Optional<LocalDate> first = date.bounds().earliestDate().filter(TimelineJsFormat::shown);
    if (first.isEmpty()) {
      leftOut++;
      return;
    }
    Optional<LocalDate> last = date.bounds().latestDate().filter(TimelineJsFormat::shown);
    Known known = known(date.bounds(), first.get(), last);
    json.writeStartObject();
    json.writeStringField("unique_id", entry.id());
    json.writeStringField("group", entry.kind());
    date("start_date", first.get(), known);
    if (last.isPresent() && !same(first.get(), last.get(), known)) {
      date("end_date", last.get(), known);
    }
    // its own words for a year below 1 are one year off: it takes -43 for 43 BCE
    if (date.vague() || !(date instanceof EdtfDay) || first.get().getYear() < 1) {
      json.writeStringField("display_date", html(entry.date().label()));
    }
    json.writeObjectFieldStart("text");
    json.writeStringField(
        "headline",
        "<a href=\"%s\">%s</a>"
            .formatted(html(heading.addresses().entry(entry.id())), html(entry.title())));
    json.writeStringField(
        "text",
        text.lines(entry).stream()
            .map(line -> "<p>" + html(line).replace("\n", "<br>") + "</p>")
            .collect(Collectors.joining()));
    json.writeEndObject();
    json.writeEndObject();
  }

  @Override
  public void end() throws IOException {
    json.writeEndArray();
    json.writeObjectFieldStart("title");
    json.writeObjectFieldStart("text");
    json.writeStringField("headline", html(heading.titleAsOf()));
    json.writeStringField("text", about());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.flush();
  }

  private String about() {
    Heading.Licence licence = heading.licence();
    String made =
        "<p>%s %s</p>".formatted(html(words.say("made")), html(heading.madeOrEpoch().toString()));
    String left =
        leftOut == 0
            ? ""
            : "<p>%s %d</p>".formatted(html(words.say("timelinejs.leftOut")), leftOut);
    return made
        + left
        + "<p><a rel=\"license\" href=\"%s\">%s</a></p>"
            .formatted(html(licence.url()), html(licence.name()));
  }

  private static boolean shown(LocalDate day) {
    return Math.abs(day.getYear()) <= MOST_YEARS;
  }

  private static Known known(Bounds bounds, LocalDate first, Optional<LocalDate> last) {
    if (bounds.latestKnown() && bounds.earliest() == bounds.latest()) {
      return Known.DAYS;
    }
    boolean months =
        first.getDayOfMonth() == 1
            && last.map(day -> day.getDayOfMonth() == day.lengthOfMonth()).orElse(true);
    boolean years =
        months
            && first.getMonthValue() == 1
            && last.map(day -> day.getMonthValue() == 12).orElse(true);
    return years ? Known.YEARS : months ? Known.MONTHS : Known.DAYS;
  }

  private static boolean same(LocalDate first, LocalDate last, Known known) {
    return first.getYear() == last.getYear()
        && (known == Known.YEARS || first.getMonth() == last.getMonth())
        && (known != Known.DAYS || first.equals(last));
  }

  private void date(String field, LocalDate day, Known known) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("year", Integer.toString(day.getYear()));
    if (known != Known.YEARS) {
      json.writeStringField("month", Integer.toString(day.getMonthValue()));
    }
    if (known == Known.DAYS) {
      json.writeStringField("day", Integer.toString(day.getDayOfMonth()));
    }
    json.writeEndObject();
  }

  private static String html(String text) {
    return PlainText.shown(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
