package org.entente.people.popolo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.entente.contracts.Fault;
import org.entente.contracts.Fault.Rule;
import org.entente.edtf.EdtfException;
import org.entente.edtf.EdtfInterval;

/**
 * One object of a Popolo document as a record's JSON. What has no place in a record, or is not fit
 * for its place, is counted as ignored under {@code collection.field}.
 */
final class PopoloObject {
  /** Where our own exports carry what Popolo has no words for. */
  static final String OWN = "entente";

  private static final Set<String> KINDS = Set.of("official", "former", "alias", "short");

  private final String collection;
  private final ObjectNode tree;
  private final Map<String, Long> ignored;
  private final Set<String> kept = new HashSet<>();

  /**
   * @param ignored is added to
   */
  PopoloObject(String collection, ObjectNode tree, Map<String, Long> ignored) {
    this.collection = collection;
    this.tree = tree;
    this.ignored = ignored;
  }

  /** The object cannot become part of a record. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Fault fault;

    Refused(Fault fault) {
      super(fault.detail(), null, false, false);
      this.fault = fault;
    }

    Fault fault() {
      return fault;
    }
  }

  ObjectNode tree() {
    return tree;
  }

  /** A field's text; null where it is absent, and where it is none. */
  String text(String field) {
    kept.add(field);
    JsonNode value = tree.get(field);
    return value == null || !value.isValueNode() || value.isNull() ? null : value.asText();
  }

  /** Objects that stand within this one. */
  List<ObjectNode> embedded(String field) {
    kept.add(field);
    List<ObjectNode> objects = new ArrayList<>();
    for (JsonNode one : tree.path(field)) {
      if (one instanceof ObjectNode object) {
        objects.add(object);
      } else {
        ignore(field);
      }
    }
    return objects;
  }

  ObjectNode person() {
    ObjectNode record = named();
    put(record, "born", text("birth_date"));
    put(record, "died", text("death_date"));
    put(record, "gender", text("gender"));
    put(record, "image", url("image"));
    return finished(record);
  }

  ObjectNode organization() {
    ObjectNode record = named();
    put(record, "kind", text("classification"));
    String parent = text("parent_id");
    put(record, "parent", parent == null ? null : PopoloIds.here(parent));
    put(record, "period", period(text("founding_date"), text("dissolution_date")));
    return finished(record);
  }

  private ObjectNode named() {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    String id = text("id");
    put(record, "id", id == null ? null : PopoloIds.here(id));
    put(record, "name", text("name"));
    put(record, "note", text("summary"));
    ArrayNode names = list("other_names", this::name);
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).path("kind").asText().equals("acronym")) {
        put(record, "acronym", names.remove(i).get("name").textValue());
        break;
      }
    }
    set(record, "names", names);
    ArrayNode identifiers = list("identifiers", this::identifier);
    if (id != null && !PopoloIds.here(id).equals(id)) {
      identifiers.insertObject(0).put("scheme", PopoloIds.SCHEME).put("value", id);
    }
    set(record, "identifiers", identifiers);
    set(record, "links", list("links", one -> address(one, "title")));
    set(record, "sources", list("sources", one -> address(one, "note")));
    return record;
  }

  private ObjectNode name(PopoloObject other) {
    ObjectNode name = JsonNodeFactory.instance.objectNode();
    put(name, "name", other.text("name"));
    String language = other.text("lang");
    if (language != null && isLanguage(language)) {
      name.put("lang", language);
    } else if (language != null) {
      ignore("other_names.lang");
    }
    String start = other.text("start_date");
    String end = other.text("end_date");
    put(name, "period", period(start, end));
    String note = other.text("note");
    boolean organization = collection.equals("organizations");
    if (note != null && (KINDS.contains(note) || organization && note.equals("acronym"))) {
      name.put("kind", note);
    } else {
      if (note != null) {
        ignore("other_names.note");
      }
      name.put("kind", end == null ? "alias" : "former");
    }
    return name.has("name") ? name : null;
  }

  private static boolean isLanguage(String tag) {
    try {
      return !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException e) {
      return false;
    }
  }

  private ObjectNode identifier(PopoloObject other) {
    String scheme = other.text("scheme");
    String value = other.text("identifier");
    return scheme == null || value == null || scheme.isBlank() || value.isBlank()
        ? null
        : JsonNodeFactory.instance.objectNode().put("scheme", scheme).put("value", value);
  }

  private ObjectNode address(PopoloObject other, String note) {
    String url = other.text("url");
    if (url == null || !isUrl(url)) {
      return null;
    }
    ObjectNode address = JsonNodeFactory.instance.objectNode().put("url", url);
    put(address, note, other.text("note"));
    return address;
  }

  private String url(String field) {
    String url = text(field);
    if (url == null || isUrl(url)) {
      return url;
    }
    ignore(field);
    return null;
  }

  private static boolean isUrl(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null && uri.getScheme().matches("(?i)https?");
    } catch (java.net.URISyntaxException | NullPointerException e) {
      return false;
    }
  }

  /** The members of a list that have a place here; of the others and their fields it is counted. */
  private ArrayNode list(String field, Function<PopoloObject, ObjectNode> reader) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (ObjectNode object : embedded(field)) {
      PopoloObject other = new PopoloObject(collection + "." + field, object, ignored);
      ObjectNode one = reader.apply(other);
      if (one == null) {
        ignore(field);
      } else {
        list.add(one);
        other.countTheRest();
      }
    }
    return list;
  }

  /**
   * What a membership tells of its person.
   *
   * @throws Refused where it is of no person or of no organisation, or its dates are none
   */
  ObjectNode position(Map<String, ObjectNode> posts) {
    if (text("person_id") == null) {
      throw new Refused(Fault.of("/person_id", Rule.REQUIRED, "is required"));
    }
    text("id");
    String postId = text("post_id");
    ObjectNode post = postId == null ? null : posts.get(postId);
    if (postId != null && post == null) {
      ignore("post_id");
    }
    String organization = text("organization_id");
    if (organization == null && post != null) {
      organization = post.path("organization_id").textValue();
    }
    if (organization == null) {
      throw new Refused(Fault.of("/organization_id", Rule.REQUIRED, "is required"));
    }
    ObjectNode position = JsonNodeFactory.instance.objectNode();
    position.put("title", title(post));
    position.put("organization", PopoloIds.here(organization));
    String period = period(text("start_date"), text("end_date"));
    if (period != null) {
      checkPeriod(period);
      position.put("period", period);
    }
    set(position, "sources", list("sources", one -> address(one, "note")));
    return finished(position);
  }

  private String title(ObjectNode post) {
    String role = text("role");
    if (role != null && !role.isBlank()) {
      return role;
    }
    String label = post == null ? "" : post.path("label").asText("");
    return label.isBlank() ? "member" : label;
  }

  private static void checkPeriod(String period) {
    try {
      EdtfInterval.parse(period);
    } catch (EdtfException e) {
      throw new Refused(
          new Fault("/start_date", Rule.EDTF, e.getMessage() + " in " + period, e.position()));
    }
  }

  /** A side that is missing is unknown; null where both are. */
  private static String period(String start, String end) {
    String from = start == null ? "" : start;
    String to = end == null ? "" : end;
    return from.isEmpty() && to.isEmpty() ? null : from + "/" + to;
  }

  private ObjectNode finished(ObjectNode record) {
    JsonNode own = tree.get(OWN);
    if (own instanceof ObjectNode fields) {
      kept.add(OWN);
      fields.properties().stream()
          .filter(field -> !field.getKey().equals("id"))
          .forEach(field -> record.set(field.getKey(), field.getValue()));
    }
    countTheRest();
    return record;
  }

  /**
   * The record's fields that its Popolo object alone would not give back, for the object to carry
   * along; a field to be left out is null.
   */
  static ObjectNode beyond(ObjectNode record, ObjectNode givenBack) {
    ObjectNode beyond = JsonNodeFactory.instance.objectNode();
    record
        .properties()
        .forEach(field -> {
          if (!field.getValue().equals(givenBack.get(field.getKey()))) {
            beyond.set(field.getKey(), field.getValue());
          }
        });
    givenBack
        .fieldNames()
        .forEachRemaining(field -> {
          if (!record.has(field)) {
            beyond.putNull(field);
          }
        });
    return beyond;
  }

  private void countTheRest() {
    tree.properties()
        .forEach(field -> {
          boolean empty =
              field.getValue().isNull()
                  || field.getValue().isContainerNode() && field.getValue().isEmpty();
          if (!kept.contains(field.getKey()) && !empty) {
            ignore(field.getKey());
          }
        });
  }

  private void ignore(String field) {
    ignored.merge(collection + "." + field, 1L, Long::sum);
  }

  private static void put(ObjectNode record, String field, String text) {
    if (text != null && !text.isEmpty()) {
      record.put(field, text);
    }
  }

  private static void set(ObjectNode record, String field, ArrayNode list) {
    if (!list.isEmpty()) {
      record.set(field, list);
    }
  }
}
