package org.entente.timeline.export;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.TextList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.EntryJson;

/**
 * A calendar to subscribe to (RFC 5545, RFC 7986; API §7). ical4j writes values; lines are folded
 * here, for it folds by characters and the standard counts octets (§3.1).
 */
final class CalendarFormat implements ExportFormat {
  private static final int MOST_OCTETS = 75;

  private final OutputStream out;
  private final Heading heading;
  private final EntryText words;
  private long leftOut;

  CalendarFormat(OutputStream out, Heading heading) {
    this.out = out;
    this.heading = heading;
    this.words = new EntryText(heading.words());
  }

  @Override
  public void begin() throws IOException {
    Heading.Licence licence = heading.licence();
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    write(new ProdId("-//Entente//Timeline//EN"));
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    String name = new Name(new ParameterList(), PlainText.line(heading.titleAsOf())).toString();
    line(name.stripTrailing());
    // what calendars read that do not know RFC 7986
    line("X-WR-CAL" + name.stripTrailing());
    write(
        new Description(
            licence.name() + ", " + licence.url() + "\n" + heading.words().say(whatIsShown())));
    write(new LastModified(heading.madeOrEpoch()));
    write(new Url(URI.create(heading.addresses().page())));
    line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
  }

  @Override
  public void entry(byte[] document, Instant published) throws IOException {
    Entry entry = EntryJson.read(document);
    Optional<CalendarDate> date = CalendarDate.of(entry.date().edtf(), heading.vague());
    if (date.isPresent()) {
      line("BEGIN:" + VEvent.VEVENT);
      for (Property property : properties(entry, date.get())) {
        write(property);
      }
      line("END:" + VEvent.VEVENT);
    } else {
      leftOut++;
    }
  }

  private String whatIsShown() {
    return switch (heading.vague()) {
      case LEFT_OUT -> "ics.days";
      case SPAN -> "ics.spans";
    };
  }

  private List<Property> properties(Entry entry, CalendarDate date) {
    Instant recorded = Instant.parse(entry.recordedAt());
    List<Property> properties = new ArrayList<>();
    properties.add(new Uid(entry.id() + "@entente"));
    properties.add(new DtStamp(recorded));
    properties.add(new LastModified(recorded));
    properties.add(new Sequence(entry.revision() - 1));
    properties.add(
        new Status(
            switch (entry.status()) {
              case "postponed" -> Status.VALUE_TENTATIVE;
              case "cancelled" -> Status.VALUE_CANCELLED;
              default -> Status.VALUE_CONFIRMED;
            }));
    properties.add(new Transp(Transp.VALUE_TRANSPARENT));
    switch (date) {
      case CalendarDate.Moment(Instant instant) -> properties.add(new DtStart<>(instant));
      case CalendarDate.Days(LocalDate first, LocalDate last) -> days(first, last, properties);
      case CalendarDate.Span(LocalDate first, LocalDate last) -> days(first, last, properties);
    }
    String title = PlainText.line(entry.title());
    properties.add(
        new Summary(
            date instanceof CalendarDate.Span ? title + " (" + entry.date().label() + ")" : title));
    properties.add(new Description(String.join("\n", words.lines(entry))));
    if (EntryText.place(entry) != null) {
      properties.add(new Location(PlainText.line(EntryText.place(entry))));
    }
    List<String> categories = new ArrayList<>(List.of(entry.kind()));
    categories.addAll(entry.topics());
    properties.add(
        new Categories(
            new TextList(categories.stream().map(PlainText::line).toArray(String[]::new))));
    properties.add(new Url(URI.create(heading.addresses().entry(entry.id()))));
    return properties;
  }

  /** The end is exclusive (RFC 5545 §3.6.1). */
  private static void days(LocalDate first, LocalDate last, List<Property> properties) {
    properties.add(new DtStart<>(first));
    properties.add(new DtEnd<>(last.plusDays(1)));
  }

  @Override
  public void end() throws IOException {
    if (leftOut > 0) {
      leftOut();
    }
    line("END:VCALENDAR");
  }

  /**
   * How many could not be shown, known only here, where no property of the calendar may stand any
   * more (RFC 5545 §3.6). A component of our own is what may (RFC 5546 §3.2.1 has no other beside
   * published events), and who does not know it leaves it aside.
   */
  private void leftOut() throws IOException {
    Words said = heading.words();
    line("BEGIN:X-ENTENTE-LEFT-OUT");
    line("X-ENTENTE-COUNT:" + leftOut);
    write(
        new Description(said.say("ics.leftOut") + " " + leftOut + ". " + said.say(whatIsShown())));
    line("END:X-ENTENTE-LEFT-OUT");
  }

  private void write(Property property) throws IOException {
    line(property.toString().stripTrailing());
  }

  /** No octet of a character is parted from the others, and a line has at most 75 of them. */
  private void line(String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    int from = 0;
    int room = MOST_OCTETS;
    while (bytes.length - from > room) {
      int to = from + room;
      while ((bytes[to] & 0xC0) == 0x80) {
        to--;
      }
      out.write(bytes, from, to - from);
      out.write('\r');
      out.write('\n');
      out.write(' ');
      from = to;
      room = MOST_OCTETS - 1;
    }
    out.write(bytes, from, bytes.length - from);
    out.write('\r');
    out.write('\n');
  }
}
