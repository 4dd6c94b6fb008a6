package org.entente.people.popolo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Fault;
import org.entente.contracts.Fault.Rule;
import org.entente.ledger.ImportReport;
import org.entente.ledger.LineSource;
import org.entente.rest.Problem;

/**
 * A Popolo document, read as a stream into records: an object of it is dropped as soon as its
 * record is made. Memberships may stand before or behind their people, so that the records wait for
 * the end; hence the limit of the document.
 */
final class PopoloDocument {
  private static final int MOST_BYTES = 16 * 1024 * 1024;
  private static final int MOST_OBJECTS = 100_000;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(EntityJson.MOST_DEPTH)
                          .maxStringLength(EntityJson.MOST_BYTES)
                          .maxNameLength(1_000)
                          .maxNumberLength(1_000)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .build();

  private final Map<String, Made> people = new LinkedHashMap<>();
  private final Map<String, Made> organizations = new LinkedHashMap<>();
  private final Map<String, ObjectNode> posts = new LinkedHashMap<>();
  private final List<Membership> memberships = new ArrayList<>();
  private final Map<String, Long> ignored = new TreeMap<>();
  private final List<Reject> rejects = new ArrayList<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private long objects;

  private PopoloDocument() {}

  /**
   * A record in the making.
   *
   * @param line n-th object of its collection, from 1
   */
  private record Made(long line, String id, byte[] json, List<ObjectNode> positions) {}

  private record Membership(long line, PopoloObject object) {}

  private record Reject(String collection, long line, String id, Fault fault) {}

  /**
   * @throws Problem 400 where the body is no JSON, 413 where it is too large, 422 where it is no
   *     Popolo document
   */
  static PopoloDocument read(InputStream body) {
    PopoloDocument document = new PopoloDocument();
    try (JsonParser parser = JSON.createParser(text(body))) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw noJson("found nothing, expected a JSON object");
      }
      if (first != JsonToken.START_OBJECT) {
        throw Problem.unprocessable(
            List.of(Fault.of("", Rule.TYPE, "expected one object with persons and organizations")));
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String collection = parser.currentName();
        document.collection(collection, parser);
      }
      if (parser.nextToken() != null) {
        throw noJson("found more after the end of the document");
      }
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw noJson(
          "line %d, column %d: this is no JSON that is taken here, nested at most %d deep"
              .formatted(
                  at == null ? 1 : at.getLineNr(),
                  at == null ? 1 : at.getColumnNr(),
                  EntityJson.MOST_DEPTH));
    } catch (CharacterCodingException e) {
      throw noJson("the text is not UTF-8");
    } catch (IOException e) {
      throw Problem.of(400, "the body broke off; nothing was written");
    }
    document.join();
    return document;
  }

  /** In UTF-8 alone; of bytes the parser would guess the encoding. */
  private static Reader text(InputStream body) throws IOException {
    Reader text =
        new BufferedReader(
            new InputStreamReader(new Bounded(body), StandardCharsets.UTF_8.newDecoder()));
    text.mark(1);
    if (text.read() != '\ufeff') {
      text.reset();
    }
    return text;
  }

  private static Problem noJson(String detail) {
    return Problem.noJson(List.of(Fault.of("", Rule.JSON, detail)));
  }

  private void collection(String name, JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    boolean known = List.of("persons", "organizations", "memberships", "posts").contains(name);
    if (!known || first != JsonToken.START_ARRAY) {
      if (known && first != JsonToken.VALUE_NULL) {
        throw Problem.unprocessable(
            List.of(Fault.of("/" + name, Rule.TYPE, "expected a list of objects")));
      }
      skip(name, parser);
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonNode tree = JSON.readTree(parser);
      long line = count(name);
      if (tree instanceof ObjectNode object) {
        take(name, line, new PopoloObject(name, object, ignored));
      } else {
        reject(name, line, null, Fault.of("", Rule.TYPE, "expected an object"));
      }
    }
  }

  private long count(String collection) {
    if (++objects > MOST_OBJECTS) {
      throw Problem.tooLarge(
          "a Popolo document has at most " + MOST_OBJECTS + " objects: import it in parts");
    }
    return counts.merge(collection, 1L, Long::sum);
  }

  /** What is not kept as a whole is counted by its objects. */
  private void skip(String name, JsonParser parser) throws IOException {
    long skipped = 1;
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      skipped = 0;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        parser.skipChildren();
        skipped++;
      }
    } else {
      parser.skipChildren();
    }
    if (skipped > 0) {
      ignored.merge(name, skipped, Long::sum);
    }
  }

  private void take(String collection, long line, PopoloObject object) {
    switch (collection) {
      case "persons" -> {
        object.embedded("memberships").forEach(m -> takeMembership(memberOf(m, object)));
        make(people, collection, line, object, object.person());
      }
      case "organizations" -> {
        object.embedded("posts").forEach(this::takePost);
        make(organizations, collection, line, object, object.organization());
      }
      case "posts" -> takePost(object.tree());
      default -> memberships.add(new Membership(line, object));
    }
  }

  private static ObjectNode memberOf(ObjectNode membership, PopoloObject person) {
    return membership.has("person_id")
        ? membership
        : membership.put("person_id", person.text("id"));
  }

  private void takeMembership(ObjectNode membership) {
    long line = count("memberships");
    memberships.add(new Membership(line, new PopoloObject("memberships", membership, ignored)));
  }

  private void takePost(ObjectNode post) {
    if (post.path("id").isTextual()) {
      posts.put(post.path("id").textValue(), post);
    }
  }

  private void make(
      Map<String, Made> into, String collection, long line, PopoloObject object, ObjectNode json) {
    String original = object.text("id");
    if (original == null || original.isEmpty()) {
      reject(collection, line, null, Fault.of("/id", Rule.REQUIRED, "is required"));
      return;
    }
    String id = PopoloIds.here(original);
    Made made =
        new Made(line, id, json.toString().getBytes(StandardCharsets.UTF_8), new ArrayList<>());
    if (into.putIfAbsent(id, made) != null) {
      reject(
          collection,
          line,
          original,
          Fault.of(
              "/id",
              Rule.DUPLICATE,
              "another one has this id, or falls together with it in " + id));
    }
  }

  /** Gives each person the positions that memberships tell of. */
  private void join() {
    for (Membership membership : memberships) {
      try {
        ObjectNode position = membership.object().position(posts);
        Made person = people.get(PopoloIds.here(membership.object().text("person_id")));
        if (person == null) {
          throw new PopoloObject.Refused(
              Fault.of("/person_id", Rule.REFERENCE, "no person of this document has this id"));
        }
        person.positions().add(position);
      } catch (PopoloObject.Refused refused) {
        reject("memberships", membership.line(), membership.object().text("id"), refused.fault());
      }
    }
    memberships.clear();
  }

  private void reject(String collection, long line, String id, Fault fault) {
    rejects.add(new Reject(collection, line, id, fault));
  }

  /** What is told of the document whatever becomes of its records. */
  void describe(ImportReport report) {
    for (String collection : List.of("organizations", "persons", "memberships")) {
      report.beginCollection(collection);
      report.counted(counts.getOrDefault(collection, 0L));
      rejects.stream()
          .filter(reject -> reject.collection().equals(collection))
          .forEach(r -> report.rejected(r.line(), r.id(), List.of(r.fault())));
    }
    ignored.forEach(report::ignored);
  }

  LineSource organizations() {
    return lines(organizations.values().iterator());
  }

  LineSource people() {
    return lines(people.values().iterator());
  }

  private static LineSource lines(Iterator<Made> records) {
    return () -> {
      if (!records.hasNext()) {
        return null;
      }
      Made made = records.next();
      byte[] json = made.positions().isEmpty() ? made.json() : withPositions(made);
      return new LineSource.Line(made.line(), json.length > EntityJson.MOST_BYTES ? null : json);
    };
  }

  private static byte[] withPositions(Made made) throws IOException {
    ObjectNode record = (ObjectNode) JSON.readTree(made.json());
    ArrayNode positions = record.putArray("positions");
    made.positions().forEach(positions::add);
    return record.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Ends where a document grows too large. */
  private static final class Bounded extends FilterInputStream {
    private long read;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      read += Math.max(count, 0);
      if (read > MOST_BYTES) {
        throw Problem.tooLarge(
            "a Popolo document has at most "
                + MOST_BYTES / 1024 / 1024
                + " MiB: import it in parts");
      }
      return count;
    }
  }
}
