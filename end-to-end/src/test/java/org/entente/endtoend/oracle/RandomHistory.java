package org.entente.endtoend.oracle;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.contracts.Change;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Kind;
import org.entente.contracts.Owner;

/**
 * Changes as two owners may have recorded them: few ids, so that everything meets everything; all
 * that entries are made of; deletions, re-creations and merges.
 */
public final class RandomHistory {
  private static final List<String> DATES =
      List.of(
          "2008",
          "2008-03",
          "2008-03-14",
          "2008-03-14/2008-03-16",
          "2007~",
          "2009-06?",
          "201X",
          "2010-XX-05",
          "2011-21",
          "1999/..",
          "../2003",
          "/2012-05",
          "2014-02-01/",
          "2015-12-31",
          "2016-01-01",
          "-0043-03-15",
          "Y12000",
          "[2012-01-01,2012-03-01]",
          "{2013,2015}",
          "1950S2",
          "2008-03-14T09:30:00+05:30",
          "2018-29",
          "2017-33",
          "2012-02-29");
  private static final List<String> PERIODS =
      List.of(
          "2000/..",
          "2005/2010",
          "2008-03-14/2012",
          "../2009",
          "/..",
          "2009~/2014",
          "2011/",
          "/2013",
          "2008-03-15/..",
          "2010-XX/2016-05-01");
  private static final List<String> LANGUAGES = List.of("en", "ja", "hi", "fr", "pt-BR", "pt");
  private static final List<String> WORDS =
      List.of(
          "railway", "monsoon", "accord", "harbour", "summit", "lantern", "granite", "orchid",
          "steel", "mission", "delta", "archive");
  private static final List<String> KINDS =
      List.of("visit", "meeting", "summit", "call", "agreement");
  private static final List<String> STATUSES = List.of("held", "scheduled", "cancelled");
  private static final List<String> LEVELS = List.of("leaders", "ministers", "officials");
  private static final List<String> TOPICS = List.of("rail", "defence", "tea");
  private static final Map<Kind, Integer> IDS =
      Map.of(
          Kind.PARTY, 7,
          Kind.PERSON, 12,
          Kind.ORGANIZATION, 7,
          Kind.SERIES, 5,
          Kind.INITIATIVE, 4,
          Kind.EVENT, 60);

  private final Random random;
  private final Map<Owner, Long> seqs = new EnumMap<>(Owner.class);
  private final Map<EntityKey, Change> newest = new HashMap<>();
  private Instant clock = Instant.parse("2024-01-01T00:00:00Z");

  public RandomHistory(long seed) {
    this.random = new Random(seed);
  }

  /** The next so many changes, in the order in which they were recorded. */
  public List<Change> next(int count) {
    return IntStream.range(0, count).mapToObj(i -> next()).collect(Collectors.toList());
  }

  /**
   * The same changes as they may arrive: keys in any order, each key's own in theirs, some more
   * than once (DESIGN §5, invariants).
   */
  public List<Change> arriving(List<Change> recorded) {
    Map<EntityKey, Deque<Change>> waiting = new HashMap<>();
    List<EntityKey> turns = new ArrayList<>();
    for (Change change : recorded) {
      waiting.computeIfAbsent(change.key(), key -> new ArrayDeque<>()).add(change);
      turns.add(change.key());
    }
    Collections.shuffle(turns, random);
    List<Change> arriving = new ArrayList<>();
    for (EntityKey key : turns) {
      arriving.add(waiting.get(key).remove());
      if (random.nextInt(8) == 0) {
        arriving.add(arriving.get(random.nextInt(arriving.size())));
      }
    }
    return arriving;
  }

  private Change next() {
    Kind kind = kind();
    EntityKey key = new EntityKey(kind, id(kind));
    Change before = newest.get(key);
    boolean lives = before != null && before.type() != Change.Type.DELETED;
    if (lives && random.nextInt(10) == 0) {
      return record(key, Change.Type.DELETED, mergedInto(key), before.value());
    }
    byte[] value = record(key).getBytes(StandardCharsets.UTF_8);
    return record(key, lives ? Change.Type.UPDATED : Change.Type.CREATED, null, value);
  }

  private Change record(EntityKey key, Change.Type type, String mergedInto, byte[] value) {
    Owner owner = key.kind().owner();
    clock = clock.plusNanos(1_000L * (1 + random.nextInt(5_000_000)));
    Change before = newest.get(key);
    Change change =
        new Change(
            owner,
            seqs.merge(owner, 1L, Long::sum),
            key,
            before == null ? 1 : before.revision() + 1,
            type,
            clock,
            "oracle",
            null,
            mergedInto,
            value);
    newest.put(key, change);
    return change;
  }

  /** As owners allow it: a known id whose own merges do not lead back. Mostly none. */
  private String mergedInto(EntityKey key) {
    String id = id(key.kind());
    Set<String> passed = new HashSet<>(Set.of(key.id()));
    Change at = newest.get(new EntityKey(key.kind(), id));
    if (at == null || random.nextInt(3) == 0) {
      return null;
    }
    while (passed.add(at.key().id())) {
      if (at.mergedInto() == null) {
        return at.key().id();
      }
      at = newest.get(new EntityKey(key.kind(), at.mergedInto()));
    }
    return null;
  }

  private Kind kind() {
    int dice = random.nextInt(100);
    return dice < 55
        ? Kind.EVENT
        : dice < 72
            ? Kind.PERSON
            : dice < 81
                ? Kind.ORGANIZATION
                : dice < 88 ? Kind.PARTY : dice < 95 ? Kind.SERIES : Kind.INITIATIVE;
  }

  private String record(EntityKey key) {
    return switch (key.kind()) {
      case EVENT -> event(key.id());
      case PERSON -> named(key.id(), positions());
      case PARTY -> named(key.id(), "\"kind\":\"state\"");
      case SERIES -> named(key.id(), parties());
      case INITIATIVE -> named(key.id(), parties());
      case ORGANIZATION -> named(key.id(), "\"acronym\":\"O\"");
    };
  }

  private String event(String id) {
    List<String> fields = new ArrayList<>();
    fields.add(text("id", id));
    fields.add(text("kind", any(KINDS)));
    fields.add(text("title", words()));
    fields.add(text("date", any(DATES)));
    fields.add(parties());
    sometimes(fields, () -> text("status", any(STATUSES)));
    sometimes(
        fields,
        () -> "\"titles\":[{\"text\":\"%s\",\"lang\":\"%s\"}]".formatted(words(), any(LANGUAGES)));
    sometimes(fields, () -> text("level", any(LEVELS)));
    sometimes(fields, () -> "\"ordinal\":" + (1 + random.nextInt(4)));
    sometimes(fields, () -> text("host", id(Kind.PARTY)));
    sometimes(fields, () -> "\"place\":{\"name\":\"" + words() + "\",\"country\":\"P1\"}");
    sometimes(fields, () -> text("partOf", id(Kind.EVENT)));
    sometimes(fields, () -> text("partOf", id(Kind.EVENT)));
    sometimes(
        fields, () -> text("series", id(Kind.SERIES)) + ",\"edition\":" + random.nextInt(1, 9));
    sometimes(fields, () -> list("initiatives", 2, () -> quoted(id(Kind.INITIATIVE))));
    sometimes(
        fields,
        () ->
            list(
                "related",
                3,
                () ->
                    "{\"event\":\"%s\",\"relation\":\"%s\"}"
                        .formatted(id(Kind.EVENT), any(List.of("amends", "follows-up")))));
    sometimes(fields, () -> list("topics", 2, () -> quoted(any(TOPICS))));
    sometimes(fields, () -> text("summary", words()));
    sometimes(
        fields, () -> "\"sources\":[{\"title\":\"A source\",\"quote\":\"%s\"}]".formatted(words()));
    sometimes(
        fields,
        () ->
            "\"outcomes\":[{\"id\":\"o\",\"kind\":\"commitment\",\"text\":\"%s\",\"state\":\"open\",\"evidence\":[\"%s\"]}]"
                .formatted(words(), id(Kind.EVENT)));
    fields.add(list("participants", 4, this::participant));
    return distinctFields(fields);
  }

  private String participant() {
    String party = text("party", id(Kind.PARTY));
    return switch (random.nextInt(8)) {
      case 0 -> "{" + text("text", words()) + "," + party + "}";
      case 1, 2 -> "{" + text("organization", id(Kind.ORGANIZATION)) + "," + party + "}";
      case 3 ->
          "{%s,%s,%s}".formatted(text("person", id(Kind.PERSON)), party, text("role", words()));
      default -> "{" + text("person", id(Kind.PERSON)) + "," + party + "}";
    };
  }

  private String positions() {
    return list(
        "positions",
        4,
        () -> {
          List<String> fields = new ArrayList<>();
          fields.add(text("title", words()));
          fields.add(text("organization", id(Kind.ORGANIZATION)));
          sometimes(fields, () -> text("period", any(PERIODS)));
          sometimes(fields, () -> text("attested", any(List.of("2009", "2010-05-01", "2012~"))));
          return distinctFields(fields);
        });
  }

  private String named(String id, String more) {
    List<String> fields = new ArrayList<>();
    fields.add(text("id", id));
    fields.add(text("name", words()));
    fields.add(list("names", 4, this::name));
    fields.add(more);
    return distinctFields(fields);
  }

  private String name() {
    List<String> fields = new ArrayList<>();
    fields.add(text("name", words()));
    sometimes(fields, () -> text("lang", any(LANGUAGES)));
    sometimes(fields, () -> text("period", any(PERIODS)));
    sometimes(fields, () -> text("kind", any(List.of("official", "former", "alias", "short"))));
    return distinctFields(fields);
  }

  private String parties() {
    Set<String> parties = new java.util.TreeSet<>();
    int count = random.nextInt(12) == 0 ? 1 : 2 + random.nextInt(3);
    while (parties.size() < count) {
      parties.add(id(Kind.PARTY));
    }
    if (random.nextInt(40) == 0) {
      IntStream.range(0, 40).forEach(i -> parties.add("CROWD" + i));
    }
    return "\"parties\":["
        + parties.stream().map(RandomHistory::quoted).collect(Collectors.joining(","))
        + "]";
  }

  private String list(String field, int most, java.util.function.Supplier<String> member) {
    return "\"%s\":[%s]"
        .formatted(
            field,
            IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(i -> member.get())
                .distinct()
                .sorted()
                .collect(Collectors.joining(",")));
  }

  private void sometimes(List<String> fields, java.util.function.Supplier<String> field) {
    if (random.nextInt(3) == 0) {
      fields.add(field.get());
    }
  }

  /** A field drawn twice is kept once. */
  private static String distinctFields(List<String> fields) {
    Map<String, String> byName = new java.util.LinkedHashMap<>();
    fields.forEach(field -> byName.put(field.substring(0, field.indexOf(':')), field));
    return "{" + String.join(",", byName.values()) + "}";
  }

  private String id(Kind kind) {
    int number = random.nextInt(IDS.get(kind));
    return kind == Kind.PARTY ? "P" + (char) ('A' + number) : kind.word() + "-" + number;
  }

  private String words() {
    return any(WORDS) + " " + any(WORDS) + " " + random.nextInt(100);
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static String text(String field, String value) {
    return "\"%s\":\"%s\"".formatted(field, value);
  }

  private static String quoted(String value) {
    return "\"" + value + "\"";
  }

  /** A question that a reader may ask of this record. */
  public Question question() {
    return Question.random(
        random,
        this::id,
        DATES,
        WORDS,
        Map.of("kind", KINDS, "status", STATUSES, "level", LEVELS, "topic", TOPICS));
  }
}
