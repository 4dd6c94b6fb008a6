package org.entente.timeline.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.entente.contracts.ChangeHeaders;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.EntryJson;

/** JSON Feed 1.1, in pages. */
final class JsonFeedFormat implements ExportFormat {
  private final JsonGenerator json;
  private final Heading heading;
  private final EntryText words;

  JsonFeedFormat(OutputStream out, Heading heading) throws IOException {
    this.json = JsonText.to(out);
    this.heading = heading;
    this.words = new EntryText(heading.words());
  }

  @Override
  public void begin() throws IOException {
    Heading.Addresses addresses = heading.addresses();
    json.writeStartObject();
    json.writeStringField("version", "https://jsonfeed.org/version/1.1");
    json.writeStringField("title", PlainText.line(heading.titleAsOf()));
    json.writeStringField("home_page_url", addresses.page());
    json.writeStringField("feed_url", addresses.self());
    if (addresses.next() != null) {
      json.writeStringField("next_url", addresses.next());
    }
    if (heading.language() != null) {
      json.writeStringField("language", heading.language().toLanguageTag());
    }
    json.writeArrayFieldStart("authors");
    json.writeStartObject();
    json.writeStringField("name", "Entente");
    json.writeStringField("url", addresses.base() + "/");
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectFieldStart("_entente");
    json.writeStringField("made", ChangeHeaders.time(heading.madeOrEpoch()));
    json.writeStringField("license", heading.licence().url());
    json.writeEndObject();
    json.writeArrayFieldStart("items");
  }

  @Override
  public void entry(byte[] document, Instant published) throws IOException {
    Entry entry = EntryJson.read(document);
    json.writeStartObject();
    json.writeStringField("id", Feeds.id(entry.id()));
    json.writeStringField("url", heading.addresses().entry(entry.id()));
    json.writeStringField("title", PlainText.line(entry.title()));
    json.writeStringField("content_text", String.join("\n", words.lines(entry)));
    if (published != null) {
      json.writeStringField("date_published", ChangeHeaders.time(published));
    }
    json.writeStringField("date_modified", entry.recordedAt());
    json.writeArrayFieldStart("tags");
    json.writeString(entry.kind());
    for (String topic : entry.topics()) {
      json.writeString(PlainText.line(topic));
    }
    json.writeEndArray();
    json.writeObjectFieldStart("_entente");
    json.writeObjectFieldStart("date");
    json.writeStringField("edtf", entry.date().edtf());
    json.writeStringField("earliest", entry.date().earliest());
    json.writeStringField("latest", entry.date().latest());
    json.writeStringField("label", PlainText.line(entry.date().label()));
    json.writeBooleanField("certain", entry.date().certain());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  @Override
  public void end() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.flush();
  }
}
