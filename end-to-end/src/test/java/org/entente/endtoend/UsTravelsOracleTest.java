package org.entente.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entente.contracts.Change;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Kind;
import org.entente.contracts.Owner;
import org.entente.endtoend.oracle.PlainEntries;
import org.entente.endtoend.oracle.PlainEntry;
import org.entente.endtoend.oracle.Question;
import org.entente.endtoend.oracle.State;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions about a real record are answered as the plain way answers them. */
class UsTravelsOracleTest {
  private static final long SEED = Long.getLong("entente.seed", System.nanoTime());
  private static final List<Kind> KINDS = List.of(Kind.ORGANIZATION, Kind.PERSON, Kind.EVENT);

  private static final String NOBODY = "nobody";

  private final Random random = new Random(SEED);
  private final Map<Kind, List<String>> ids = new EnumMap<>(Kind.class);
  private final List<String> dates = new ArrayList<>();
  private final List<String> words = new ArrayList<>();

  @Test
  void everyQuestionIsAnsweredAsThePlainWay(@TempDir Path folder) throws Exception {
    questionsAgree(folder, 60);
  }

  @Test
  @Tag("long")
  void everyQuestionOfAThousandIsAnsweredAsThePlainWay(@TempDir Path folder) throws Exception {
    questionsAgree(folder, 1_000);
  }

  private void questionsAgree(Path folder, int count) throws Exception {
    System.out.println("UsTravelsOracleTest: -Dentente.seed=" + SEED);
    UsTravels.convert(folder);
    List<Change> changes = changes(folder);
    State state = State.asOf(changes, Instant.MAX);
    List<PlainEntry> entries = PlainEntries.of(state, null);
    List<PlainEntry> french = PlainEntries.of(state, Locale.FRENCH);
    try (EntenteSystem entente = EntenteSystem.start(Service.TIMELINE);
        ChangePublisher publisher = new ChangePublisher(entente.stack().kafka())) {
      publisher.publish(changes);
      entente.timeline().read("/api/v1/timeline?limit=1", ChangePublisher.awaited(changes));
      PlainAnswers answers = new PlainAnswers(random);
      for (int i = 0; i < count; i++) {
        Question question = question();
        boolean translated = random.nextInt(8) == 0;
        answers.agree(
            question,
            translated ? Locale.FRENCH : null,
            question.answer(translated ? french : entries, state),
            entente.timeline());
      }
    }
  }

  /** Every record once, as recorded by the owners one after the other. */
  private List<Change> changes(Path folder) throws IOException {
    List<Change> changes = new ArrayList<>();
    Map<Owner, Long> seqs = new EnumMap<>(Owner.class);
    for (Kind kind : KINDS) {
      for (String line : Files.readAllLines(folder.resolve(kind.collection() + ".ndjson"))) {
        var record = Json.tree(line);
        String id = record.path("id").asText();
        ids.computeIfAbsent(kind, some -> new ArrayList<>()).add(id);
        if (kind == Kind.EVENT) {
          dates.add(record.path("date").asText());
          Stream.of(record.path("title").asText().split("[^\\p{L}\\p{N}]+"))
              .filter(word -> word.matches("[A-Za-z]{4,}"))
              .forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
          record.path("parties").forEach(party -> party(party.asText()));
        }
        changes.add(
            new Change(
                kind.owner(),
                seqs.merge(kind.owner(), 1L, Long::sum),
                new EntityKey(kind, id),
                1,
                Change.Type.CREATED,
                Instant.EPOCH.plusMillis(changes.size()),
                "oracle",
                null,
                null,
                line.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return changes;
  }

  private void party(String id) {
    List<String> parties = ids.computeIfAbsent(Kind.PARTY, some -> new ArrayList<>());
    if (!parties.contains(id)) {
      parties.add(id);
    }
  }

  /** There is no series and no initiative whose timeline could be asked for. */
  private Question question() {
    Question question;
    do {
      question = drawn();
    } while (question.scope().endsWith("/" + NOBODY));
    return question;
  }

  private Question drawn() {
    return Question.random(
        random,
        this::id,
        dates,
        List.copyOf(new TreeSet<>(words)),
        new TreeMap<>(
            Map.of(
                "kind", List.of("visit", "meeting"),
                "status", List.of("held", "scheduled"),
                "level", List.of("leaders", "ministers"),
                "topic", List.of("rail"))));
  }

  /** The United States more often than others, whose pairs without it have no events. */
  private String id(Kind kind) {
    if (kind == Kind.PARTY && random.nextBoolean()) {
      return "US";
    }
    List<String> some = ids.getOrDefault(kind, List.of(NOBODY));
    return some.get(random.nextInt(some.size()));
  }
}
