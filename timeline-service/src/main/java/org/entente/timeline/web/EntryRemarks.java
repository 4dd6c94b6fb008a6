package org.entente.timeline.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.query.RemarkQuery;

/** {@code remarks} on a single entry, which are no part of what is stored (API §5). */
@ApplicationScoped
class EntryRemarks {
  private static final JsonMapper JSON = new JsonMapper();

  private final RemarkQuery query;
  private final EntryDocuments documents;

  EntryRemarks(RemarkQuery query, EntryDocuments documents) {
    this.query = query;
    this.documents = documents;
  }

  /**
   * The finished document with its remarks; as it is where there are none.
   *
   * @param language null for English
   */
  byte[] with(byte[] document, Entry entry, Locale language) throws SQLException {
    List<String> remarks =
        query.remarks(List.of(entry), language).getOrDefault(entry.id(), List.of());
    if (remarks.isEmpty()) {
      return document;
    }
    try {
      return documents.with(document, "\"remarks\":" + JSON.writeValueAsString(remarks));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
