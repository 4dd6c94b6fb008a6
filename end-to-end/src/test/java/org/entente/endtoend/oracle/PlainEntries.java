package org.entente.endtoend.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.entente.contracts.Kind;
import org.entente.edtf.Bounds;
import org.entente.edtf.Edtf;
import org.entente.edtf.EdtfDate;
import org.entente.edtf.EdtfInterval;
import org.entente.edtf.EdtfLabel;
import org.entente.edtf.Endpoint;

/**
 * All entries of a state (DESIGN §7, API §4–§5), as the JSON of the API without {@code url}, {@code
 * remarks} and {@code recordedAt}.
 */
public final class PlainEntries {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> AS_RECORDED =
      List.of(
          "kind",
          "form",
          "level",
          "topics",
          "accounts",
          "partnershipStatus",
          "summary",
          "links",
          "identifiers",
          "sources");

  private final State state;
  private final Locale language;
  private final Map<String, JsonNode> events = new HashMap<>();
  private final List<JsonNode> inOrder;

  /**
   * @param language null where none is asked for
   */
  private PlainEntries(State state, Locale language) {
    this.state = state;
    this.language = language;
    state.events().forEach(event -> events.put(event.path("id").asText(), event));
    this.inOrder = ordered(events.values());
  }

  /** In timeline order. */
  public static List<PlainEntry> of(State state, Locale language) {
    PlainEntries entries = new PlainEntries(state, language);
    return entries.inOrder.stream().map(entries::entry).toList();
  }

  private List<JsonNode> ordered(java.util.Collection<JsonNode> some) {
    return some.stream()
        .sorted(
            Comparator.comparing(PlainEntries::earliest)
                .thenComparing(PlainEntries::latest, Comparator.reverseOrder())
                .thenComparing(this::depth)
                .thenComparing(event -> event.path("ordinal").asLong(Long.MAX_VALUE))
                .thenComparing(PlainEntries::id))
        .toList();
  }

  private PlainEntry entry(JsonNode event) {
    ObjectNode entry = JSON.objectNode();
    entry.put("id", id(event));
    entry.put("status", event.path("status").asText("held"));
    entry.put("title", title(event, event));
    entry.set("date", date(event));
    AS_RECORDED.forEach(field -> copy(event, entry, field));
    if (event.has("place")) {
      entry.set("place", place(event.path("place")));
    }
    event.path("outcomes").forEach(outcome -> entry.withArray("outcomes").add(outcome(outcome)));
    if (event.has("host")) {
      entry.put("host", state.resolve(Kind.PARTY, event.path("host").asText()));
    }
    Set<String> parties = new TreeSet<>();
    event.path("parties").forEach(id -> parties.add(state.resolve(Kind.PARTY, id.asText())));
    parties.forEach(id -> entry.withArray("parties").add(named(Kind.PARTY, id, event)));
    entry.set("partnerships", partnerships(List.copyOf(parties)));
    event
        .path("participants")
        .forEach(
            participant -> entry.withArray("participants").add(participant(participant, event)));
    if (event.has("series")) {
      entry.set("series", series(event));
    }
    Set<String> initiatives = new java.util.LinkedHashSet<>();
    event
        .path("initiatives")
        .forEach(id -> initiatives.add(state.resolve(Kind.INITIATIVE, id.asText())));
    initiatives.forEach(
        id -> entry.withArray("initiatives").add(named(Kind.INITIATIVE, id, event)));
    parent(event).ifPresent(id -> entry.set("partOf", titled(id, event)));
    List<JsonNode> children =
        inOrder.stream()
            .filter(other -> parent(other).filter(id(event)::equals).isPresent())
            .toList();
    children.forEach(child -> entry.withArray("children").add(titled(id(child), event)));
    if (!children.isEmpty()) {
      entry.put("childrenTotal", children.size());
    }
    related(event, entry);
    entry.put("revision", state.revision(id(event)));
    return new PlainEntry(
        entry, earliest(event), latest(event), searched(event), parent(event).orElse(null));
  }

  private ObjectNode place(JsonNode place) {
    ObjectNode shown = place.deepCopy();
    if (place.has("country")) {
      shown.put("country", state.resolve(Kind.PARTY, place.path("country").asText()));
    }
    return shown;
  }

  private ObjectNode outcome(JsonNode outcome) {
    ObjectNode shown = outcome.deepCopy();
    if (outcome.has("evidence")) {
      Set<String> evidence = new java.util.LinkedHashSet<>();
      outcome.path("evidence").forEach(id -> evidence.add(state.resolve(Kind.EVENT, id.asText())));
      shown.remove("evidence");
      evidence.forEach(id -> shown.withArray("evidence").add(id));
    }
    return shown;
  }

  private void related(JsonNode event, ObjectNode entry) {
    for (JsonNode to : event.path("related")) {
      String other = state.resolve(Kind.EVENT, to.path("event").asText());
      if (!other.equals(id(event))) {
        entry.withArray("related").add(relation(other, to, "to", event));
      }
    }
    int incoming = 0;
    for (JsonNode other : inOrder) {
      for (JsonNode from : other.path("related")) {
        if (!id(other).equals(id(event))
            && state.resolve(Kind.EVENT, from.path("event").asText()).equals(id(event))) {
          entry.withArray("related").add(relation(id(other), from, "from", event));
          incoming++;
        }
      }
    }
    if (incoming > 0) {
      entry.put("relatedTotal", incoming);
    }
  }

  private ObjectNode relation(String other, JsonNode related, String direction, JsonNode event) {
    ObjectNode relation = JSON.objectNode();
    relation.set("event", titled(other, event));
    relation.set("relation", related.path("relation"));
    relation.put("direction", direction);
    return relation;
  }

  private ObjectNode participant(JsonNode participant, JsonNode event) {
    ObjectNode shown = JSON.objectNode();
    copy(participant, shown, "text");
    copy(participant, shown, "part");
    if (participant.has("party")) {
      shown.put("party", state.resolve(Kind.PARTY, participant.path("party").asText()));
    }
    if (participant.has("organization")) {
      shown.set(
          "organization",
          named(
              Kind.ORGANIZATION,
              state.resolve(Kind.ORGANIZATION, participant.path("organization").asText()),
              event));
    }
    if (participant.has("person")) {
      String id = state.resolve(Kind.PERSON, participant.path("person").asText());
      shown.set("person", named(Kind.PERSON, id, event));
      if (!participant.has("role")) {
        roles(id, event).forEach(role -> shown.withArray("roles").add(role));
      }
    }
    if (participant.has("role")) {
      ObjectNode given = JSON.objectNode();
      given.set("title", participant.path("role"));
      given.putNull("organization");
      given.put("certainty", "given");
      shown.withArray("roles").add(given);
    }
    return shown;
  }

  // Roles on the date (API §4)

  private record Role(boolean certain, long start, ObjectNode shown) {}

  private List<ObjectNode> roles(String person, JsonNode event) {
    List<Role> roles = new ArrayList<>();
    for (JsonNode position :
        state.living(Kind.PERSON, person).orElse(JSON.objectNode()).path("positions")) {
      Endpoint start = Endpoint.UNKNOWN;
      Endpoint end = Endpoint.UNKNOWN;
      if (position.has("period")) {
        EdtfInterval period = EdtfInterval.parse(position.path("period").asText());
        start = period.start();
        end = period.end();
      }
      Edtf attested =
          position.has("attested") ? Edtf.parse(position.path("attested").asText()) : null;
      boolean certain =
          earliest(event) >= certainFrom(start, attested)
              && latest(event) <= certainTo(end, attested);
      boolean possible =
          !(start instanceof Endpoint.Unknown && attested == null)
              && latest(event) >= possibleFrom(start, attested)
              && earliest(event) <= possibleTo(end);
      if (certain || possible) {
        ObjectNode shown = JSON.objectNode();
        shown.set("title", position.path("title"));
        shown.set(
            "organization",
            named(
                Kind.ORGANIZATION,
                state.resolve(Kind.ORGANIZATION, position.path("organization").asText()),
                event));
        shown.put("certainty", certain ? "certain" : "possible");
        long known = start instanceof EdtfDate date ? date.bounds().earliest() : Long.MIN_VALUE;
        roles.add(new Role(certain, known, shown));
      }
    }
    return roles.stream()
        .sorted(
            Comparator.comparing((Role role) -> !role.certain())
                .thenComparing(Role::start, Comparator.reverseOrder()))
        .map(Role::shown)
        .toList();
  }

  /** MAX_VALUE: never for certain. A doubtful date or attestation proves nothing. */
  private static long certainFrom(Endpoint start, Edtf attested) {
    return switch (start) {
      case Endpoint.Open open -> Long.MIN_VALUE;
      case EdtfDate date when !date.uncertain() -> date.bounds().latest();
      default ->
          attested != null && attested.certain() ? attested.bounds().latest() : Long.MAX_VALUE;
    };
  }

  private static long certainTo(Endpoint end, Edtf attested) {
    return switch (end) {
      case Endpoint.Open open -> Long.MAX_VALUE;
      case EdtfDate date when !date.uncertain() -> date.bounds().earliest();
      default ->
          attested != null && attested.certain() ? attested.bounds().earliest() : Long.MIN_VALUE;
    };
  }

  private static long possibleFrom(Endpoint start, Edtf attested) {
    return switch (start) {
      case Endpoint.Open open -> Long.MIN_VALUE;
      case EdtfDate date -> date.bounds().earliest();
      case Endpoint.Unknown unknown -> attested.bounds().earliest();
    };
  }

  private static long possibleTo(Endpoint end) {
    return end instanceof EdtfDate date ? date.bounds().latest() : Long.MAX_VALUE;
  }

  // Series, parts

  private ObjectNode series(JsonNode event) {
    String id = state.resolve(Kind.SERIES, event.path("series").asText());
    ObjectNode series = named(Kind.SERIES, id, event);
    copy(event, series, "edition");
    List<JsonNode> editions =
        inOrder.stream()
            .filter(other ->
                other.has("series")
                    && state.resolve(Kind.SERIES, other.path("series").asText()).equals(id))
            .toList();
    int at = editions.indexOf(event);
    series.set("previous", at == 0 ? JSON.nullNode() : neighbour(editions.get(at - 1), event));
    series.set(
        "next",
        at == editions.size() - 1 ? JSON.nullNode() : neighbour(editions.get(at + 1), event));
    return series;
  }

  private ObjectNode neighbour(JsonNode other, JsonNode event) {
    ObjectNode neighbour = titled(id(other), event);
    copy(other, neighbour, "edition");
    neighbour.set("date", date(other));
    return neighbour;
  }

  /** What it is part of; nothing where the way up leads back to it. */
  private Optional<String> parent(JsonNode event) {
    String above = above(event);
    Set<String> passed = new HashSet<>();
    for (String at = above; at != null && passed.add(at); at = above(events.get(at))) {
      if (at.equals(id(event))) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(above);
  }

  private String above(JsonNode event) {
    return event == null || !event.has("partOf")
        ? null
        : state.resolve(Kind.EVENT, event.path("partOf").asText());
  }

  private int depth(JsonNode event) {
    int depth = 0;
    JsonNode at = event;
    while (depth < 16) {
      at = parent(at).map(events::get).orElse(null);
      if (at == null) {
        return depth;
      }
      depth++;
    }
    return depth;
  }

  private static ArrayNode partnerships(List<String> parties) {
    ArrayNode pairs = JSON.arrayNode();
    for (int i = 0; i < parties.size() && parties.size() <= 32; i++) {
      for (int j = i + 1; j < parties.size(); j++) {
        pairs.add(parties.get(i) + "-" + parties.get(j));
      }
    }
    return pairs;
  }

  // Names, dates

  private ObjectNode named(Kind kind, String id, JsonNode event) {
    ObjectNode named = JSON.objectNode();
    named.put("id", id);
    Optional<JsonNode> record = state.living(kind, id);
    if (record.isPresent()) {
      named.put(
          "name",
          name(record.get().path("name").asText(), record.get().path("names"), "name", event));
    } else {
      named.putNull("name");
    }
    return named;
  }

  private ObjectNode titled(String id, JsonNode event) {
    ObjectNode titled = JSON.objectNode();
    titled.put("id", id);
    if (events.containsKey(id)) {
      titled.put("title", title(events.get(id), event));
    } else {
      titled.putNull("title");
    }
    return titled;
  }

  private String title(JsonNode of, JsonNode on) {
    return name(of.path("title").asText(), of.path("titles"), "text", on);
  }

  private String name(String own, JsonNode names, String field, JsonNode event) {
    if (language == null) {
      return dated(names, field, null, event)
          .or(() -> dated(names, field, "en", event))
          .orElse(own);
    }
    for (String asked : List.of(language.toLanguageTag(), language.getLanguage())) {
      Optional<String> found =
          dated(names, field, asked, event)
              .or(() ->
                  official(names, asked).stream()
                      .filter(name -> !name.has("period"))
                      .map(name -> name.path(field).asText())
                      .findFirst());
      if (found.isPresent()) {
        return found.get();
      }
    }
    return own;
  }

  private Optional<String> dated(JsonNode names, String field, String asked, JsonNode event) {
    String best = null;
    Bounds latestStart = null;
    for (JsonNode name : official(names, asked)) {
      if (name.has("period") && earliest(event) != Long.MIN_VALUE) {
        Bounds period = EdtfInterval.parse(name.path("period").asText()).bounds();
        boolean holds =
            (!period.earliestKnown() || period.earliest() <= earliest(event))
                && (!period.latestKnown() || earliest(event) <= period.latest());
        if (holds && (latestStart == null || period.compareTo(latestStart) > 0)) {
          best = name.path(field).asText();
          latestStart = period;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static List<JsonNode> official(JsonNode names, String asked) {
    return names
        .valueStream()
        .filter(name -> name.path("kind").asText("official").equals("official"))
        .filter(name ->
            asked == null
                ? !name.has("lang")
                : asked.equalsIgnoreCase(name.path("lang").asText(null)))
        .toList();
  }

  private ObjectNode date(JsonNode event) {
    Edtf edtf = Edtf.parse(event.path("date").asText());
    ObjectNode date = JSON.objectNode();
    date.put("edtf", event.path("date").asText());
    date.put("earliest", edtf.bounds().earliestDate().map(Object::toString).orElse(null));
    date.put("latest", edtf.bounds().latestDate().map(Object::toString).orElse(null));
    date.put("label", EdtfLabel.of(edtf, language == null ? Locale.ENGLISH : language));
    date.put("certain", edtf.certain());
    return date;
  }

  /** Everything that {@code q} looks at, in any order. */
  private String searched(JsonNode event) {
    StringBuilder text = new StringBuilder();
    add(text, event.path("title"));
    event.path("titles").forEach(title -> add(text, title.path("text")));
    add(text, event.path("place").path("name"));
    add(text, event.path("summary"));
    event.path("topics").forEach(topic -> add(text, topic));
    event.path("sources").forEach(source -> add(text, source.path("quote")));
    event.path("outcomes").forEach(outcome -> add(text, outcome.path("text")));
    for (JsonNode participant : event.path("participants")) {
      add(text, participant.path("text"));
      add(text, participant.path("role"));
      names(text, Kind.ORGANIZATION, participant.path("organization"));
      names(text, Kind.PERSON, participant.path("person"));
      if (participant.has("person") && !participant.has("role")) {
        roles(state.resolve(Kind.PERSON, participant.path("person").asText()), event)
            .forEach(role -> names(text, Kind.ORGANIZATION, role.path("organization").path("id")));
      }
    }
    event.path("parties").forEach(id -> names(text, Kind.PARTY, id));
    names(text, Kind.SERIES, event.path("series"));
    event.path("initiatives").forEach(id -> names(text, Kind.INITIATIVE, id));
    return text.toString();
  }

  private void names(StringBuilder text, Kind kind, JsonNode id) {
    if (id.isTextual()) {
      state
          .living(kind, state.resolve(kind, id.asText()))
          .ifPresent(record -> {
            add(text, record.path("name"));
            record.path("names").forEach(name -> add(text, name.path("name")));
          });
    }
  }

  /** Case and accents count for nothing. */
  private static void add(StringBuilder text, JsonNode value) {
    if (value.isTextual()) {
      String plain = Normalizer.normalize(value.asText(), Normalizer.Form.NFKD);
      text.append(' ').append(plain.replaceAll("\\p{Mn}", "").toLowerCase(Locale.ROOT));
    }
  }

  private static long earliest(JsonNode event) {
    Bounds bounds = Edtf.parse(event.path("date").asText()).bounds();
    return bounds.earliestKnown() ? bounds.earliest() : Long.MIN_VALUE;
  }

  private static long latest(JsonNode event) {
    Bounds bounds = Edtf.parse(event.path("date").asText()).bounds();
    return bounds.latestKnown() ? bounds.latest() : Long.MAX_VALUE;
  }

  private static String id(JsonNode event) {
    return event.path("id").asText();
  }

  private static void copy(JsonNode from, ObjectNode to, String field) {
    if (from.has(field) && !(from.path(field).isArray() && from.path(field).isEmpty())) {
      to.set(field, from.path(field));
    }
  }
}
