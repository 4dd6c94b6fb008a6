package org.entente.timeline.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.entente.contracts.ChangeHeaders;
import org.entente.contracts.Event;
import org.entente.contracts.Source;
import org.entente.edtf.Edtf;
import org.entente.edtf.EdtfDate;
import org.entente.edtf.EdtfDateTime;
import org.entente.edtf.EdtfDay;
import org.entente.edtf.EdtfException;
import org.entente.edtf.EdtfInterval;
import org.entente.edtf.EdtfMonth;
import org.entente.edtf.EdtfSet;
import org.entente.edtf.EdtfYear;
import org.entente.edtf.Endpoint;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.EntryJson;

/**
 * Linked data in the words of schema.org (JSON-LD 1.1). The context stands within, so that nothing
 * is fetched to read it.
 */
final class JsonLdFormat implements ExportFormat {
  private static final String VOCABULARY = "https://schema.org/";
  private static final List<String> ADDRESSES =
      List.of("url", "license", "eventStatus", "superEvent", "subEvent", "isPartOf");

  private final JsonGenerator json;
  private final Heading heading;
  private final EntryText words;

  JsonLdFormat(OutputStream out, Heading heading) throws IOException {
    this.json = JsonText.to(out);
    this.heading = heading;
    this.words = new EntryText(heading.words());
  }

  @Override
  public void begin() throws IOException {
    Heading.Addresses addresses = heading.addresses();
    json.writeStartObject();
    json.writeObjectFieldStart("@context");
    json.writeStringField("@vocab", VOCABULARY);
    for (String term : ADDRESSES) {
      json.writeObjectFieldStart(term);
      json.writeStringField("@type", "@id");
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeStringField("@id", addresses.self());
    json.writeStringField("@type", "Dataset");
    text("name", heading.titleAsOf());
    json.writeStringField("url", addresses.page());
    json.writeStringField("license", heading.licence().url());
    json.writeStringField("dateModified", ChangeHeaders.time(heading.madeOrEpoch()));
    if (heading.language() != null) {
      json.writeStringField("inLanguage", heading.language().toLanguageTag());
    }
    json.writeArrayFieldStart("hasPart");
  }

  @Override
  public void entry(byte[] document, Instant published) throws IOException {
    Entry entry = EntryJson.read(document);
    String address = heading.addresses().entry(entry.id());
    json.writeStartObject();
    json.writeStringField("@id", address);
    json.writeStringField("@type", "Event");
    json.writeStringField("identifier", entry.id());
    json.writeStringField("url", address);
    text("name", entry.title());
    text("description", entry.summary());
    text("additionalType", entry.kind());
    date(entry);
    json.writeStringField("eventStatus", VOCABULARY + status(entry.status()));
    place(entry.place());
    if (entry.partOf() != null) {
      json.writeStringField("superEvent", heading.addresses().entry(entry.partOf().id()));
    }
    participants(entry);
    keywords(entry);
    citations(entry);
    json.writeNumberField("version", entry.revision());
    json.writeStringField("dateModified", entry.recordedAt());
    json.writeEndObject();
  }

  private static String status(String status) {
    return switch (status) {
      case "postponed" -> "EventPostponed";
      case "cancelled" -> "EventCancelled";
      default -> "EventScheduled";
    };
  }

  /** As precise as the record and only where certain; whatever else in the words of EDTF. */
  private void date(Entry entry) throws IOException {
    Edtf date = Edtf.parse(entry.date().edtf());
    switch (date) {
      case EdtfDateTime time -> json.writeStringField("startDate", dateTime(time));
      case EdtfDate day when iso(day) -> {
        json.writeStringField("startDate", day.toString());
        json.writeStringField("endDate", day.toString());
      }
      case EdtfInterval(EdtfDate start, EdtfDate end) when iso(start) && iso(end) -> {
        json.writeStringField("startDate", start.toString());
        json.writeStringField("endDate", end.toString());
      }
      case EdtfInterval(EdtfDate start, Endpoint.Open open) when iso(start) ->
          json.writeStringField("startDate", start.toString());
      case EdtfDate other -> coverage(entry);
      case EdtfInterval other -> coverage(entry);
      case EdtfSet other -> coverage(entry);
    }
  }

  /** XML Schema, whose dateTime this is, knows no shift of hours alone. */
  private static String dateTime(EdtfDateTime time) {
    return time.toString().replaceFirst("([+-]\\d{2})$", "$1:00");
  }

  /**
   * A year, a month or a day of ISO 8601 that leaves nothing open, of any era: schema.org asks for
   * ISO 8601, and its profile in XML Schema 1.1 (Part 2, §3.3.9) writes years before the first as
   * EDTF does, {@code 0000} for 1 BC and {@code -0043} for 44 BC. XML Schema 1.0, which had no year
   * 0, is not followed.
   */
  private static boolean iso(EdtfDate date) {
    return (date instanceof EdtfDay || date instanceof EdtfMonth || date instanceof EdtfYear)
        && date.certain();
  }

  private void coverage(Entry entry) throws IOException {
    json.writeStringField("temporalCoverage", entry.date().edtf());
  }

  private void place(Event.Place place) throws IOException {
    if (place == null) {
      return;
    }
    json.writeObjectFieldStart("location");
    json.writeStringField("@type", "Place");
    text("name", place.name());
    if (place.country() != null) {
      json.writeObjectFieldStart("address");
      json.writeStringField("@type", "PostalAddress");
      text("addressCountry", place.country());
      json.writeEndObject();
    }
    if (place.lat() != null && place.lon() != null) {
      json.writeObjectFieldStart("geo");
      json.writeStringField("@type", "GeoCoordinates");
      json.writeNumberField("latitude", place.lat());
      json.writeNumberField("longitude", place.lon());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /** The parties and who took part on their sides. */
  private void participants(Entry entry) throws IOException {
    json.writeArrayFieldStart("attendee");
    for (Entry.Named party : entry.parties()) {
      json.writeStartObject();
      json.writeStringField("@type", "Organization");
      json.writeStringField("identifier", party.id());
      text("name", EntryText.name(party));
      json.writeEndObject();
    }
    for (Entry.Participant participant : entry.participants()) {
      json.writeStartObject();
      if (participant.person() != null) {
        json.writeStringField(
            "@id", heading.addresses().base() + "/people/" + participant.person().id());
        json.writeStringField("@type", "Person");
      } else if (participant.organization() != null) {
        json.writeStringField(
            "@id",
            heading.addresses().base() + "/organizations/" + participant.organization().id());
        json.writeStringField("@type", "Organization");
      } else {
        json.writeStringField("@type", "Thing");
      }
      text("name", EntryText.who(participant));
      if (!participant.roles().isEmpty()) {
        text("description", words.roles(participant));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void keywords(Entry entry) throws IOException {
    if (!entry.topics().isEmpty()) {
      json.writeArrayFieldStart("keywords");
      for (String topic : entry.topics()) {
        json.writeString(PlainText.clean(topic));
      }
      json.writeEndArray();
    }
  }

  private void citations(Entry entry) throws IOException {
    if (entry.sources().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("citation");
    for (Source source : entry.sources()) {
      json.writeStartObject();
      json.writeStringField("@type", "CreativeWork");
      text("name", source.title());
      if (WebAddress.safe(source.url()) != null) {
        json.writeStringField("url", source.url());
      }
      text("publisher", source.publisher());
      if (published(source)) {
        json.writeStringField("datePublished", source.published());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Whether it says when, in words of ISO 8601; what came past the owners may say anything. */
  private static boolean published(Source source) {
    try {
      return source.published() != null
          && Edtf.parse(source.published()) instanceof EdtfDate day
          && iso(day);
    } catch (EdtfException e) {
      return false;
    }
  }

  private void text(String field, String text) throws IOException {
    if (text != null) {
      json.writeStringField(field, PlainText.clean(text));
    }
  }

  @Override
  public void end() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.flush();
  }
}
