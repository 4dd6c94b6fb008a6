package org.entente.timeline.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.entente.contracts.ChangeHeaders;
import org.entente.timeline.stream.LoggedChange;

/** A change of an entry as JSON (API §6). */
@ApplicationScoped
class ChangeJson {
  private static final JsonFactory JSON = new JsonFactory();

  private final EntryDocuments documents;

  ChangeJson(EntryDocuments documents) {
    this.documents = documents;
  }

  byte[] of(LoggedChange change, ChangeParams.Telling telling) {
    boolean left = telling == ChangeParams.Telling.LEFT;
    ByteArrayOutputStream out = new ByteArrayOutputStream(4_096);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("number", change.number());
      json.writeStringField("entry", change.entry());
      json.writeNumberField("revision", change.revision());
      json.writeStringField("type", change.type());
      json.writeStringField("cause", change.cause());
      json.writeStringField("recordedAt", ChangeHeaders.time(change.recordedAt()));
      if (left) {
        json.writeBooleanField("left", true);
      }
      json.writeFieldName("value");
      if (left || change.document() == null) {
        json.writeNull();
      } else {
        json.writeRawValue(new String(documents.one(change.document()), StandardCharsets.UTF_8));
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
