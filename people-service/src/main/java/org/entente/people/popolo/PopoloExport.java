package org.entente.people.popolo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Identifier;
import org.entente.contracts.Kind;
import org.entente.contracts.Name;
import org.entente.contracts.Organization;
import org.entente.contracts.Person;
import org.entente.contracts.Position;
import org.entente.contracts.Source;
import org.entente.ledger.Exports;

/**
 * Records as one Popolo document, written as a stream; importing it again changes nothing. Ids are
 * those of here, the originals stand among the identifiers; what Popolo has no words for is carried
 * along in a member of its own, which other readers ignore.
 */
final class PopoloExport implements Exports.Body {

  @Override
  public void write(Exports.Records records, OutputStream out) throws SQLException, IOException {
    out.write("{\"persons\":[".getBytes(UTF_8));
    Separated persons = new Separated(out);
    records.each(Kind.PERSON, record -> persons.write(person(read(record, Person.class))));
    out.write("],\n\"organizations\":[".getBytes(UTF_8));
    Separated organizations = new Separated(out);
    records.each(
        Kind.ORGANIZATION,
        record -> organizations.write(organization(read(record, Organization.class))));
    out.write("],\n\"memberships\":[".getBytes(UTF_8));
    Separated memberships = new Separated(out);
    records.each(
        Kind.PERSON,
        record -> {
          Person person = read(record, Person.class);
          JsonNode positions = EntityJson.tree(person).path("positions");
          for (int i = 0; i < positions.size(); i++) {
            memberships.write(
                whole(
                    membership(person, person.positions().get(i)),
                    (ObjectNode) positions.get(i),
                    json ->
                        new PopoloObject("memberships", json, new TreeMap<>()).position(Map.of())));
          }
        });
    out.write("]}\n".getBytes(UTF_8));
  }

  private static <T extends org.entente.contracts.Entity> T read(String record, Class<T> type) {
    return EntityJson.readLenient(record.getBytes(UTF_8), type);
  }

  private static ObjectNode person(Person person) {
    ObjectNode json = named(person.id(), person.name(), person.identifiers());
    put(json, "birth_date", person.born());
    put(json, "death_date", person.died());
    put(json, "gender", person.gender());
    put(json, "image", person.image());
    put(json, "summary", person.note());
    names(json, person.names(), null);
    addresses(json, person.links(), person.sources());
    ObjectNode record = EntityJson.tree(person);
    record.remove("positions");
    return whole(json, record, one -> new PopoloObject("persons", one, new TreeMap<>()).person());
  }

  private static ObjectNode organization(Organization organization) {
    ObjectNode json = named(organization.id(), organization.name(), organization.identifiers());
    put(json, "classification", organization.kind());
    put(json, "parent_id", organization.parent());
    dates(json, organization.period(), "founding_date", "dissolution_date");
    put(json, "summary", organization.note());
    names(json, organization.names(), organization.acronym());
    addresses(json, organization.links(), organization.sources());
    return whole(
        json,
        EntityJson.tree(organization),
        one -> new PopoloObject("organizations", one, new TreeMap<>()).organization());
  }

  private static ObjectNode membership(Person person, Position position) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("person_id", person.id())
        .put("organization_id", position.organization())
        .put("role", position.title());
    dates(json, position.period(), "start_date", "end_date");
    addresses(json, List.of(), position.sources());
    return json;
  }

  /** With what an import of it would else not give back, so that none takes anything away. */
  private static ObjectNode whole(
      ObjectNode popolo, ObjectNode record, UnaryOperator<ObjectNode> imported) {
    ObjectNode beyond = PopoloObject.beyond(record, imported.apply(popolo.deepCopy()));
    return beyond.isEmpty() ? popolo : popolo.set(PopoloObject.OWN, beyond);
  }

  private static ObjectNode named(String id, String name, List<Identifier> identifiers) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id).put("name", name);
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    identifiers.forEach(
        one -> list.addObject().put("identifier", one.value()).put("scheme", one.scheme()));
    set(json, "identifiers", list);
    return json;
  }

  private static void names(ObjectNode json, List<Name> names, String acronym) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Name name : names) {
      ObjectNode one = list.addObject().put("name", name.name());
      put(one, "lang", name.lang());
      dates(one, name.period(), "start_date", "end_date");
      put(one, "note", name.kind() == null ? "official" : name.kind());
    }
    if (acronym != null) {
      list.addObject().put("name", acronym).put("note", "acronym");
    }
    set(json, "other_names", list);
  }

  private static void addresses(
      ObjectNode json, List<org.entente.contracts.Link> links, List<Source> sources) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    links.forEach(link -> put(list.addObject().put("url", link.url()), "note", link.title()));
    set(json, "links", list);
    ArrayNode shown = JsonNodeFactory.instance.arrayNode();
    sources.stream()
        .filter(source -> source.url() != null)
        .forEach(source ->
            put(
                shown.addObject().put("url", source.url()),
                "note",
                source.note() == null ? source.title() : source.note()));
    set(json, "sources", shown);
  }

  /** Of an EDTF interval what Popolo can say: its known ends. */
  private static void dates(ObjectNode json, String period, String start, String end) {
    if (period != null) {
      int slash = period.indexOf('/');
      date(json, start, period.substring(0, slash));
      date(json, end, period.substring(slash + 1));
    }
  }

  private static void date(ObjectNode json, String field, String date) {
    if (!date.isEmpty() && !date.equals("..")) {
      json.put(field, date);
    }
  }

  private static void put(ObjectNode json, String field, String text) {
    if (text != null) {
      json.put(field, text);
    }
  }

  private static void set(ObjectNode json, String field, ArrayNode list) {
    if (!list.isEmpty()) {
      json.set(field, list);
    }
  }

  /** Objects with commas between them, one a line. */
  private static final class Separated {
    private final OutputStream out;
    private boolean any;

    Separated(OutputStream out) {
      this.out = out;
    }

    void write(ObjectNode object) throws IOException {
      out.write(((any ? ",\n" : "\n") + object).getBytes(UTF_8));
      any = true;
    }
  }
}
