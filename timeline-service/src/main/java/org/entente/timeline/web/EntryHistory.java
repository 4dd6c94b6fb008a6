package org.entente.timeline.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.entente.contracts.ChangeHeaders;
import org.entente.rest.Problem;
import org.entente.timeline.entry.EntryJson;
import org.entente.timeline.query.HistoryQuery;

/** An event's revisions, each with the entry as it stood when it was recorded (API §5). */
@ApplicationScoped
class EntryHistory {
  private final HistoryQuery history;
  private final EntryDocuments documents;

  EntryHistory(HistoryQuery history, EntryDocuments documents) {
    this.history = history;
    this.documents = documents;
  }

  /** Oldest first. */
  record Listed(List<Revision> history) {}

  /**
   * @param entry the entry's JSON, null for a deletion
   */
  record Revision(
      int revision,
      String change,
      String recordedAt,
      String actor,
      String reason,
      String mergedInto,
      @JsonRawValue @JsonInclude String entry) {}

  /**
   * @throws Problem 404 for an id that nobody used
   */
  Listed of(String id) throws SQLException {
    List<Revision> revisions = history.revisions(id).stream().map(this::revision).toList();
    if (revisions.isEmpty()) {
      throw Problem.notFound("event/" + id);
    }
    return new Listed(revisions);
  }

  private Revision revision(HistoryQuery.Revision revision) {
    var change = revision.change();
    return new Revision(
        change.revision(),
        change.type().word(),
        ChangeHeaders.time(change.recordedAt()),
        change.actor(),
        change.reason(),
        change.mergedInto(),
        revision.entry() == null
            ? null
            : new String(
                documents.one(EntryJson.write(revision.entry()).getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8));
  }
}
