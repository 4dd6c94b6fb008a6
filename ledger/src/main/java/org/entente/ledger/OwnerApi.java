package org.entente.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Example;
import org.entente.contracts.JsonSchema;
import org.entente.contracts.Kind;
import org.entente.rest.ApiNotes;
import org.entente.rest.ApiOperation;
import org.entente.rest.MergePatch;

/**
 * An owner's API, told from what the code reads and takes: records by their shapes, filters by what
 * their kinds ask of a query.
 */
@Singleton
@Unremovable
class OwnerApi implements ApiNotes {
  private static final String NDJSON = "application/x-ndjson";
  private static final String CSV = "text/csv";

  /** A column a field; those that are not needed may be left out. */
  private static final String CSV_EXAMPLE =
      "id,kind,title,date,parties,topics\r\n"
          + "in-jp-2024-11-27-visit,visit,Official visit to Japan,2024-11-27,IN|JP,diplomacy\r\n";

  private final LedgerConfig config;
  private final List<EntityKind<?>> kinds;
  private final JsonNode own = own();

  @Inject
  OwnerApi(LedgerConfig config, @All List<EntityKind<?>> kinds) {
    this.config = config;
    this.kinds = kinds;
  }

  @Override
  public String summary() {
    return "The "
        + config.owner()
        + " owns its records and keeps every revision. Reads are open; writes need a bearer token"
        + " with the role editor, administration one with the role admin. Every error is"
        + " application/problem+json with all faults at once. HEAD is taken wherever GET is.";
  }

  @Override
  public ObjectNode schemas() {
    ObjectNode schemas = JsonNodeFactory.instance.objectNode();
    for (EntityKind<?> kind : kinds) {
      ObjectNode schema = JsonSchema.of(kind.kind());
      schema.path("$defs").properties().forEach(one -> schemas.set(one.getKey(), one.getValue()));
      schemas.set(name(kind.kind()), schema);
      ObjectNode page = schemas.putObject(page(kind.kind())).put("type", "object");
      page.putArray("required").add("items").add("next");
      ObjectNode properties = page.putObject("properties");
      properties
          .putObject("items")
          .put("type", "array")
          .putObject("items")
          .put("$ref", "#/components/schemas/" + name(kind.kind()));
      properties
          .putObject("next")
          .put("description", "the cursor of the page after this one")
          .putArray("type")
          .add("string")
          .add("null");
    }
    schemas.setAll((ObjectNode) own.get("schemas"));
    return schemas;
  }

  @Override
  public ObjectNode examples() {
    ObjectNode examples = own.get("examples").deepCopy();
    for (EntityKind<?> kind : kinds) {
      ObjectNode record = Example.of(kind.kind());
      examples.set(name(kind.kind()), record);
      ObjectNode page = examples.putObject(page(kind.kind()));
      page.putArray("items").add(record);
      page.putNull("next");
    }
    return examples;
  }

  private static String name(Kind kind) {
    return kind.record().getSimpleName();
  }

  private static String page(Kind kind) {
    return name(kind) + "Page";
  }

  private static JsonNode own() {
    try (InputStream json = OwnerApi.class.getResourceAsStream("/api/owner.json")) {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void describe(ApiOperation operation) {
    String[] parts = operation.path().split("/");
    Optional<EntityKind<?>> kind =
        kinds.stream().filter(k -> k.kind().collection().equals(parts[3])).findFirst();
    String below = parts.length < 5 ? "" : parts[parts.length - 1];
    if (kind.isPresent()) {
      ofCollection(operation, kind.get(), operation.method() + " " + below);
    } else {
      ofOwner(operation, parts[3] + (below.isEmpty() ? "" : " " + below));
    }
  }

  private void ofCollection(ApiOperation operation, EntityKind<?> kind, String route) {
    String record = name(kind.kind());
    String collection = kind.kind().collection();
    switch (route) {
      case "GET " ->
          operation
              .summary("Lists " + collection + " by id, filtered")
              .query(query -> {
                kind.filter(query);
                query.limit();
                query.cursor();
              })
              .answers(200, "A page; Link leads to the next", page(kind.kind()));
      case "POST " ->
          operation
              .summary("Creates, with an id of its own where none is given")
              .takes("application/json", record)
              .answers(201, "Created", record)
              .refuses(409, 412);
      case "GET {id}" ->
          operation
              .summary("The record; its revision is the ETag")
              .answers(200, "The record", record)
              .answers(301, "Merged: Location leads to the record that remains")
              .answers(304, "Unchanged, as If-None-Match asks")
              .refuses(410);
      case "PUT {id}" ->
          operation
              .summary("Creates or replaces; what changes nothing makes no revision")
              .takes("application/json", record)
              .answers(200, "Replaced, or unchanged", record)
              .answers(201, "Created", record)
              .refuses(412);
      case "PATCH {id}" ->
          operation
              .summary("Changes what a JSON merge patch names")
              .takes(MergePatch.MEDIA_TYPE, "MergePatch")
              .answers(200, "The record as it is now", record)
              .refuses(410, 412);
      case "DELETE {id}" ->
          operation
              .summary("Deletes, perhaps into another; the history stays")
              .query(query -> query.one("mergedInto", text -> text))
              .answers(204, "Deleted")
              .refuses(410, 412, 422);
      case "POST revert" ->
          operation
              .summary("Writes the record as it was once, also over a deletion")
              .query(query -> query.number("to", 1, Integer.MAX_VALUE))
              .answers(200, "The record as it is now", record)
              .refuses(412, 422);
      case "GET history" ->
          operation
              .summary("Every revision: when, by whom, why and what changed")
              .query(query -> {
                query.limit();
                query.cursor();
              })
              .answers(200, "A page, oldest first", "History");
      case "GET {revision}" ->
          operation
              .summary("The record as of a revision")
              .answers(200, "The record", record)
              .refuses(410);
      case "POST import" -> {
        operation
            .summary("Imports a stream of any length; the same records twice change nothing")
            .query(query -> query.flag("dryRun"))
            .takes(NDJSON, "Ndjson")
            .answers(200, "What became of the lines, also where some are rejected", "ImportReport");
        if (kind.kind() == Kind.EVENT) {
          operation.takes(CSV, "Csv").example(CSV, CSV_EXAMPLE);
        }
        operation.example(NDJSON, Example.of(kind.kind()) + "\n");
      }
      case "GET export" -> {
        operation
            .summary("All living records by id, as an import takes them")
            .answers(200, "A file, streamed", "Ndjson", NDJSON)
            .refuses(429);
        if (kind.kind() == Kind.EVENT) {
          operation
              .query(query -> query.word("format", List.of("ndjson", "csv")))
              .answers(200, "A file, streamed", "Csv", CSV)
              .example(CSV, CSV_EXAMPLE);
        }
        operation.example(NDJSON, Example.of(kind.kind()) + "\n");
      }
      default -> throw new IllegalStateException("nothing is said of " + operation.path());
    }
  }

  private static void ofOwner(ApiOperation operation, String route) {
    switch (route) {
      case "changes" ->
          operation
              .summary("The ledger itself: every change in order")
              .query(query -> {
                query.number("since", 0, Long.MAX_VALUE);
                query.limit();
              })
              .answers(200, "Changes after since", "Changes");
      case "status" ->
          operation
              .summary("How the service does, and how far it is published")
              .answers(200, "The status", "OwnerStatus");
      case "republish" ->
          operation
              .summary("Publishes again: everything, one key, or what follows a seq")
              .query(query -> {
                query.one("key", EntityKey::parse);
                query.number("since", 0, Long.MAX_VALUE);
              })
              .answers(202, "Begun; published in the status shows how far it is", "Republication");
      case "recover" ->
          operation
              .summary("Appends to the ledger what only its topic has")
              .query(query -> query.flag("dryRun"))
              .answers(200, "What was missing", "Recovery")
              .refuses(409);
      case "popolo import" ->
          operation
              .summary("Imports people and organisations from one Popolo document")
              .query(query -> query.flag("dryRun"))
              .takes("application/json", "Popolo")
              .answers(200, "What became of the objects", "ImportReport");
      case "popolo export" ->
          operation
              .summary("People and organisations as one Popolo document")
              .answers(200, "A file, streamed", "Popolo")
              .refuses(429);
      default -> throw new IllegalStateException("nothing is said of " + operation.path());
    }
  }
}
