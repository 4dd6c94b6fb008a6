package org.entente.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Fault.Rule;
import org.entente.contracts.Ids;
import org.entente.contracts.Kind;
import org.entente.rest.MergePatch;
import org.entente.rest.Precondition;
import org.entente.rest.Problem;
import org.entente.rest.QueryParams;

/**
 * What the routes of every collection do (DESIGN §6, API §3). A resource lists its routes and hands
 * each on to here.
 *
 * <p>A record's bytes are the ledger's: the same go to GET, Kafka and export.
 */
public final class RecordCollection<T extends Entity> {
  private static final String REVISION = "Entente-Revision";

  private final EntityKind<T> kind;
  private final Ledger ledger;
  private final Exports exports;

  public RecordCollection(EntityKind<T> kind, Ledger ledger, Exports exports) {
    this.kind = kind;
    this.ledger = ledger;
    this.exports = exports;
  }

  public Response list(UriInfo uri) {
    return EntitySearch.page(kind, QueryParams.of(uri)).response(uri).build();
  }

  public Response get(String id, UriInfo uri, List<String> ifNoneMatch) {
    QueryParams.of(uri).done();
    EntityRow row = found(id);
    if (row.deleted) {
      return row.mergedInto == null ? gone(row) : movedTo(row);
    }
    String tag = Stored.tag(row.revision);
    boolean notModified = Precondition.of(null, ifNoneMatch).notModified(tag);
    return (notModified
            ? Response.notModified()
            : Response.ok(bytes(row.record), MediaType.APPLICATION_JSON))
        .header(HttpHeaders.ETAG, tag)
        .header(REVISION, row.key + "@" + row.revision)
        .build();
  }

  private static Response gone(EntityRow row) {
    throw Problem.gone(row.key).with(REVISION, row.key + "@" + row.revision);
  }

  /** To the end of the chain of merges. */
  private Response movedTo(EntityRow row) {
    Set<String> passed = new HashSet<>();
    EntityRow last = row;
    while (last.deleted && last.mergedInto != null && passed.add(last.key)) {
      last = EntityRow.of(new EntityKey(kind.kind(), last.mergedInto));
    }
    return Response.status(301)
        .header(HttpHeaders.LOCATION, address(EntityKey.parse(last.key).id()))
        .build();
  }

  private EntityRow found(String id) {
    EntityRow row =
        Ids.wellFormed(kind.kind(), id) ? EntityRow.of(new EntityKey(kind.kind(), id)) : null;
    if (row == null) {
      throw Problem.notFound(kind.kind().word() + " " + id);
    }
    return row;
  }

  public Response post(InputStream body, WriteContext context) {
    context.noParameters();
    JsonNode tree = RecordReading.tree(read(body));
    if (kind.kind() != Kind.PARTY
        && tree instanceof ObjectNode object
        && !object.hasNonNull("id")) {
      object.put("id", UuidCreator.getTimeOrderedEpoch().toString());
    }
    T record = RecordReading.of(kind, tree, null);
    return answer(ledger.create(kind, record, context.precondition(), context.editor()));
  }

  public Response put(String id, InputStream body, WriteContext context) {
    context.noParameters();
    T record = RecordReading.of(kind, RecordReading.tree(read(body)), id);
    return answer(ledger.put(kind, record, context.precondition(), context.editor()));
  }

  public Response patch(String id, InputStream body, HttpHeaders headers, WriteContext context) {
    context.noParameters();
    MediaType type = headers.getMediaType();
    if (type == null || !MergePatch.MEDIA_TYPE.equals(type.getType() + "/" + type.getSubtype())) {
      throw Problem.of(415, "a patch is an " + MergePatch.MEDIA_TYPE)
          .with("Accept-Patch", MergePatch.MEDIA_TYPE);
    }
    byte[] json = read(body);
    JsonNode patch = RecordReading.tree(json);
    return answer(
        ledger.patch(
            kind, known(id).id(), patch, json.length, context.precondition(), context.editor()));
  }

  public Response delete(String id, UriInfo uri, WriteContext context) {
    QueryParams query = QueryParams.of(uri);
    Optional<String> mergedInto = query.one("mergedInto", this::idOfTheKind);
    query.done();
    Verdict verdict =
        ledger.delete(known(id), mergedInto, context.precondition(), context.editor());
    return Response.noContent().header(REVISION, verdict.reference()).build();
  }

  /** Writes a record as it was once, also over a deletion. */
  public Response revert(String id, UriInfo uri, WriteContext context) {
    QueryParams query = QueryParams.of(uri);
    Optional<Long> to = query.number("to", 1, Integer.MAX_VALUE);
    if (!query.has("to")) {
      query.refuse("to", Rule.REQUIRED, "the revision to go back to is required");
    }
    query.done();
    EntityRow row = found(id);
    RevisionRow revision = RevisionRow.of(EntityKey.parse(row.key), to.orElseThrow().intValue());
    if (revision == null || revision.type.equals("deleted")) {
      String found = revision == null ? "does not exist" : "is a deletion";
      throw Problem.unprocessable(
          "to", Rule.REFERENCE, "revision " + to.get() + " of " + row.key + " " + found);
    }
    T record = EntityJson.readLenient(bytes(revision.record), kind.record());
    Verdict verdict = ledger.put(kind, record, context.precondition(), context.editor());
    return written(verdict, 200).build();
  }

  public Response history(String id, UriInfo uri) {
    EntityRow row = found(id);
    return new History(EntityKey.parse(row.key)).page(QueryParams.of(uri)).response(uri).build();
  }

  public Response revision(String id, String revision, UriInfo uri) {
    QueryParams.of(uri).done();
    EntityRow row = found(id);
    return new History(EntityKey.parse(row.key)).revision(revision);
  }

  /** Imports NDJSON. */
  public Response importLines(InputStream lines, UriInfo uri, WriteContext context) {
    return importFrom(new Lines(lines, EntityJson.MOST_BYTES), uri, context);
  }

  /** Imports records that come in another form. */
  public Response importFrom(LineSource lines, UriInfo uri, WriteContext context) {
    QueryParams query = QueryParams.of(uri);
    ImportReport report = new ImportReport(query.flag("dryRun"));
    query.done();
    importInto(lines, report, context);
    return report.response();
  }

  /** Imports as part of something larger, whose report goes on. */
  public void importInto(LineSource lines, ImportReport report, WriteContext context) {
    if (report.dryRun()) {
      try (DryRun target = new DryRun(ledger.connections())) {
        new RecordImport<>(kind, target, context.editor()).run(lines, report);
      }
    } else {
      new RecordImport<>(kind, ledger, context.editor()).run(lines, report);
    }
  }

  /** All living records, one a line, in the order of their ids: what an import takes. */
  public Response export(UriInfo uri) {
    QueryParams.of(uri).done();
    return export();
  }

  /** The same, for who has read the query. */
  public Response export() {
    return exports.answer(kind.kind());
  }

  /** All living records in another form. */
  public Response export(String type, ExportFormat format) {
    return exports.answer(kind.kind(), type, format);
  }

  private String idOfTheKind(String text) {
    if (!Ids.wellFormed(kind.kind(), text)) {
      throw new QueryParams.Refusal(Rule.FORM, "is no id of a " + kind.kind().word());
    }
    return text;
  }

  private EntityKey known(String id) {
    if (!Ids.wellFormed(kind.kind(), id)) {
      throw Problem.notFound(kind.kind().word() + " " + id);
    }
    return new EntityKey(kind.kind(), id);
  }

  private Response answer(Verdict verdict) {
    return verdict.effect() == Verdict.Effect.CREATED
        ? written(verdict, 201).header(HttpHeaders.LOCATION, address(verdict.key().id())).build()
        : written(verdict, 200).build();
  }

  private static Response.ResponseBuilder written(Verdict verdict, int status) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .entity(bytes(verdict.record()))
        .header(HttpHeaders.ETAG, Stored.tag(verdict.revision()))
        .header(REVISION, verdict.reference());
  }

  /** Relative: addresses never come from the request's Host. */
  private String address(String id) {
    return "/api/v1/" + kind.kind().collection() + "/" + id;
  }

  private static byte[] read(InputStream body) {
    try {
      byte[] bytes = body.readNBytes(EntityJson.MOST_BYTES + 1);
      if (bytes.length > EntityJson.MOST_BYTES) {
        throw RecordReading.tooLarge();
      }
      return bytes;
    } catch (IOException e) {
      throw Problem.of(400, "the body broke off");
    }
  }

  private static byte[] bytes(String record) {
    return record.getBytes(StandardCharsets.UTF_8);
  }
}
