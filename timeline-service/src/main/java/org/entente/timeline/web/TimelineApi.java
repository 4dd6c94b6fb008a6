package org.entente.timeline.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.entente.rest.ApiNotes;
import org.entente.rest.ApiOperation;
import org.entente.rest.QueryParams;
import org.entente.timeline.export.Format;

/** The timeline's API, its parameters told by the code that reads them. */
@Singleton
@Unremovable
class TimelineApi implements ApiNotes {
  private final JsonNode own = own();

  private static JsonNode own() {
    try (InputStream json = TimelineApi.class.getResourceAsStream("/api/timeline.json")) {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String summary() {
    return "What happened between parties, in chronological order, from what the owners recorded."
        + " Reads are open; administration needs a bearer token with the role admin. await= waits"
        + " until a revision is visible. Every error is application/problem+json with all faults at"
        + " once. HEAD is taken wherever GET is.";
  }

  @Override
  public ObjectNode schemas() {
    return own.get("schemas").deepCopy();
  }

  @Override
  public ObjectNode examples() {
    return own.get("examples").deepCopy();
  }

  @Override
  public void describe(ApiOperation operation) {
    String path = operation.path().substring("/api/v1/".length());
    if (path.endsWith("/timeline/facets") || path.equals("timeline/facets")) {
      facets(operation);
    } else if (path.endsWith("/timeline") || path.equals("timeline")) {
      timeline(operation);
    } else {
      other(operation, path);
    }
  }

  private static void timeline(ApiOperation operation) {
    operation
        .summary("Entries in chronological order, filtered")
        .query(query -> {
          // Each form has parameters of its own; those of a page are told last, for they allow
          // most.
          for (String accept :
              List.of("text/calendar", "application/atom+xml", "application/json")) {
            TimelineParams.read(query, List.of(accept));
          }
        })
        .answers(200, "A page, Link leads to the next; or a file", "Entries");
    Format.types().stream()
        .filter(type -> !type.equals("application/json"))
        .forEach(type ->
            operation.answers(200, "A page, Link leads to the next; or a file", "File", type));
    operation.refuses(429);
    ofView(operation);
  }

  private static void facets(ApiOperation operation) {
    operation
        .summary("Counts of a timeline under the same filters")
        .query(query -> {
          FilterParams.read(query);
          Awaiting.read(query);
        })
        .answers(200, "The counts", "Facets");
    ofView(operation);
  }

  private static void ofView(ApiOperation operation) {
    if (operation.path().contains("{")) {
      operation.answers(301, "Merged, or the other way round: Location leads there");
    }
    ofRead(operation);
  }

  /** What reads of the read model have alike. */
  private static void ofRead(ApiOperation operation) {
    operation.answers(304, "Unchanged, as If-None-Match asks").refuses(409);
  }

  private static void other(ApiOperation operation, String path) {
    switch (path) {
      case "partnerships" -> {
        operation
            .summary("Pairs that have events, the most first")
            .query(TimelineApi::paged)
            .answers(200, "A page", "Partnerships");
        ofRead(operation);
      }
      case "partnerships/{pair}" -> {
        operation
            .summary("A partnership at a glance")
            .query(query -> {
              TimelineParams.language(query);
              Awaiting.read(query);
            })
            .answers(200, "The partnership", "Partnership");
        ofView(operation);
      }
      case "entries/{id}" -> {
        operation
            .summary("One entry")
            .query(query -> TimelineParams.ofEntry(query, List.of()))
            .answers(200, "The entry", "Entry")
            .refuses(410, 406, 429);
        ofView(operation);
      }
      case "entries/{id}/history" -> {
        operation
            .summary("The event's revisions, each as its entry stood then")
            .query(TimelineApi::paged)
            .answers(200, "A page, oldest first", "EntryHistory")
            .refuses(410);
        ofView(operation);
      }
      case "entries/{id}/children" -> {
        operation
            .summary("The direct parts of an entry, in order")
            .query(TimelineApi::paged)
            .answers(200, "A page", "Entries")
            .refuses(410);
        ofView(operation);
      }
      case "quality" -> {
        operation
            .summary("What is missing or contradictory in the record")
            .query(query -> {
              QualityResource.asked(query);
              TimelineParams.language(query);
              paged(query);
            })
            .answers(200, "A page", "Findings");
        ofRead(operation);
      }
      case "changes" ->
          operation
              .summary("What changed on the timeline, by number")
              .query(query -> {
                query.number("since", 0, Long.MAX_VALUE);
                query.limit();
                Awaiting.read(query);
              })
              .answers(200, "Changes after since", "EntryChanges")
              .refuses(409, 410);
      case "stream" ->
          operation
              .summary("Changes as they happen")
              .query(query -> {
                ChangeParams.read(query);
                query.one("since", text -> text);
              })
              .answers(200, "A stream without end", "Stream", "text/event-stream")
              .refuses(429);
      case "status" ->
          operation
              .summary("How far the read model is, and how its loops do")
              .query(Awaiting::read)
              .answers(200, "The status", "TimelineStatus")
              .refuses(409);
      case "rebuild" ->
          operation
              .summary("Makes the read model anew beside the live one")
              .query(query -> query.flag("fromLog"))
              .answers(202, "Begun; the status shows how far it is", "RebuildBegun")
              .refuses(409);
      case "dead-letters" ->
          operation
              .summary("Messages that could not be read, oldest first")
              .query(query -> {
                query.limit();
                query.cursor();
              })
              .answers(200, "A page", "DeadLetters");
      case "dead-letters/{id}/replay" ->
          operation
              .summary("Reads a dead letter again")
              .answers(204, "It is applied now")
              .refuses(409);
      default -> operation.summary(operation.id());
    }
  }

  private static void paged(QueryParams query) {
    query.limit();
    query.cursor();
    Awaiting.read(query);
  }
}
