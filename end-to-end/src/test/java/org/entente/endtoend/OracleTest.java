package org.entente.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.contracts.Change;
import org.entente.contracts.ChangeHeaders;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Owner;
import org.entente.endtoend.oracle.PlainEntries;
import org.entente.endtoend.oracle.PlainEntry;
import org.entente.endtoend.oracle.Question;
import org.entente.endtoend.oracle.RandomHistory;
import org.entente.endtoend.oracle.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever arrives in whatever order at two instances: they answer what the records alone say,
 * computed the plain way.
 */
class OracleTest {
  private static final long SEED = Long.getLong("entente.seed", System.nanoTime());
  private static final Random RANDOM = new Random(SEED);
  private static final PlainAnswers ANSWERS = new PlainAnswers(RANDOM);
  private static final RandomHistory HISTORY = new RandomHistory(SEED);
  private static final List<Change> RECORDED = new ArrayList<>();

  private static EntenteSystem entente;
  private static ServiceProcess second;
  private static ChangePublisher publisher;

  @BeforeAll
  static void start() {
    System.out.println("OracleTest: -Dentente.seed=" + SEED);
    entente = EntenteSystem.start(Service.TIMELINE);
    second = entente.startAnother(Service.TIMELINE);
    second.awaitReady();
    publisher = new ChangePublisher(entente.stack().kafka());
    publisher.publish(HISTORY.arriving(record(100)));
  }

  @AfterAll
  static void stop() {
    publisher.close();
    entente.close();
  }

  @Test
  void everyEntrySaysWhatTheRecordsSay() {
    entriesAgree(3);
  }

  @Test
  @Tag("long")
  void everyEntrySaysWhatTheRecordsSayAfterEachOfAHundredBursts() {
    entriesAgree(100);
  }

  @Test
  void everyEntryIsByteForByteWhatTheFactsAloneGiveAfterEachOfThirtySmallBursts() {
    liveAgreesWithTheFacts(30);
  }

  @Test
  @Tag("long")
  void everyEntryIsByteForByteWhatTheFactsAloneGiveAfterEachOfAThousandSmallBursts() {
    liveAgreesWithTheFacts(1_000);
  }

  @Test
  void everyQuestionIsAnsweredAsThePlainWay() {
    questionsAgree(100);
  }

  @Test
  @Tag("long")
  void everyQuestionOfTwoThousandIsAnsweredAsThePlainWay() {
    questionsAgree(2_000);
  }

  @Test
  void thePastIsAnsweredAsItWasRecordedAndTheSameLater() {
    pastAgrees(25);
  }

  @Test
  @Tag("long")
  void everyRecordedTimeIsAnsweredAsItWasRecordedAndTheSameLater() {
    pastAgrees(Integer.MAX_VALUE);
  }

  // What arrives

  private static List<Change> record(int count) {
    List<Change> changes = HISTORY.next(count);
    RECORDED.addAll(changes);
    return changes;
  }

  /** Publishes more, and waits until it is visible with everything derived from it. */
  private static State burst(int count) {
    publisher.publish(HISTORY.arriving(record(count)));
    timeline(0).read("/api/v1/timeline?limit=1", ChangePublisher.awaited(RECORDED));
    return now();
  }

  private static State now() {
    return State.asOf(RECORDED, Instant.MAX);
  }

  private static Change head(Owner owner) {
    return RECORDED.stream()
        .filter(change -> change.owner() == owner)
        .max(Comparator.comparing(Change::seq))
        .orElseThrow();
  }

  private static Client timeline(int which) {
    return new Client(
        which % 2 == 0 ? entente.process(Service.TIMELINE).url() : second.url(), null);
  }

  // Entries

  private static void entriesAgree(int bursts) {
    for (int burst = 0; burst < bursts; burst++) {
      State state = burst(120);
      List<PlainEntry> expected = PlainEntries.of(state, null);
      Set<String> living = new HashSet<>();
      for (PlainEntry entry : expected) {
        living.add(entry.id());
        PlainAnswers.same(
            List.of(entry.json()),
            List.of(timeline(burst).read("/api/v1/entries/" + entry.id())),
            entry.id());
      }
      for (EntityKey key : state.everyEvent()) {
        if (!living.contains(key.id())) {
          boolean merged = state.newest(key).orElseThrow().mergedInto() != null;
          timeline(burst).get("/api/v1/entries/" + key.id()).expect(merged ? 301 : 410);
        }
      }
    }
  }

  /** Few changes at a time: what a change forgets to refresh is not healed by the next. */
  private static void liveAgreesWithTheFacts(int bursts) {
    for (int burst = 0; burst < bursts; burst++) {
      burst(1 + RANDOM.nextInt(8));
      List<JsonNode> live = whole(burst, "");
      List<JsonNode> assembled = whole(burst + 1, "&asOf=2999-01-01T00:00:00Z");
      assertEquals(Json.each(assembled, "/id"), Json.each(live, "/id"));
      for (int i = 0; i < live.size(); i++) {
        assertEquals(assembled.get(i).toPrettyString(), live.get(i).toPrettyString());
      }
    }
  }

  private static List<JsonNode> whole(int which, String more) {
    return timeline(which)
        .read("/api/v1/timeline?limit=500&multilateral=all" + more)
        .path("entries")
        .valueStream()
        .toList();
  }

  // Questions

  private static void questionsAgree(int count) {
    State state = burst(200);
    Map<Optional<Locale>, List<PlainEntry>> entries = new HashMap<>();
    for (int i = 0; i < count; i++) {
      Question question = HISTORY.question();
      Locale language =
          RANDOM.nextInt(3) == 0
              ? Locale.forLanguageTag(List.of("ja", "hi", "en", "pt-BR", "fr-CA").get(i % 5))
              : null;
      if (isThere(question, state, timeline(i))) {
        List<PlainEntry> view =
            question.answer(
                entries.computeIfAbsent(
                    Optional.ofNullable(language), asked -> PlainEntries.of(state, language)),
                state);
        ANSWERS.agree(question, language, view, timeline(i));
      }
    }
  }

  /** A timeline stands where the records that count have it; nobody's is none. */
  private static boolean isThere(Question question, State state, Client timeline) {
    String path = question.counted(state).path();
    if (!path.equals(question.path())) {
      Client.Answer moved = timeline.get(question.path()).expect(301);
      assertEquals(path, moved.header("Location"));
      return false;
    }
    return !question.scope().contains("/")
        || state.newest(EntityKey.parse(question.scope())).isPresent();
  }

  // The past

  private static void pastAgrees(int most) {
    burst(150);
    List<Instant> times =
        new ArrayList<>(RECORDED.stream().map(Change::recordedAt).sorted().toList());
    java.util.Collections.shuffle(times, RANDOM);
    List<Instant> asked = times.subList(0, Math.min(most, times.size()));
    List<String> answers = asked.stream().map(OracleTest::past).toList();
    burst(100);
    for (int i = 0; i < asked.size(); i++) {
      String again = past(asked.get(i));
      if (!answers.get(i).isEmpty()) {
        assertEquals(answers.get(i), again, "asked again as of " + asked.get(i));
      }
    }
  }

  /** The answer, which holds for ever; empty while it may still change. */
  private static String past(Instant time) {
    State state = State.asOf(RECORDED, time);
    JsonNode answer =
        timeline(RANDOM.nextInt(2))
            .read("/api/v1/timeline?limit=500&multilateral=all&asOf=" + ChangeHeaders.time(time));
    PlainAnswers.same(
        PlainAnswers.documents(PlainEntries.of(state, null)),
        answer.path("entries").valueStream().toList(),
        "as of " + time);
    boolean last =
        Stream.of(Owner.values()).anyMatch(owner -> !head(owner).recordedAt().isAfter(time));
    assertEquals(!last, answer.path("complete").asBoolean(), "complete as of " + time);
    return last ? "" : answer.toString();
  }
}
