package org.entente.timeline.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Event;
import org.entente.contracts.Kind;
import org.entente.contracts.Organization;
import org.entente.contracts.Party;
import org.entente.contracts.Person;
import org.entente.timeline.Dataset;
import org.junit.jupiter.api.Test;

class EntryAssemblyTest {
  private static final String VISIT =
      """
      {"id":"visit","kind":"visit","title":"Visit","date":"2024-11-27","parties":["IN","JP"],
       "participants":[{"person":"misri","party":"IN"}]}\
      """;
  private static final String TALK =
      """
      {"id":"talk","kind":"meeting","title":"Talk","date":"2024-11-27","parties":["IN","JP"],
       "partOf":"visit","participants":[{"person":"misri","party":"IN"}]}\
      """;
  private static final String MISRI =
      """
      {"id":"misri","name":"Vikram Misri","positions":[
        {"title":"Foreign Secretary","organization":"mea","period":"/..","attested":"2024-11-27"}]}\
      """;

  @Test
  void aReferenceNotYetKnownShowsItsIdAndNoName() {
    Entry entry = new MapRecords().put(event(TALK)).entry("talk");
    assertEquals(new Entry.Named("IN", null), entry.parties().getFirst());
    assertEquals(new Entry.Named("misri", null), entry.participants().getFirst().person());
    assertEquals(List.of(), entry.participants().getFirst().roles());
    assertEquals(new Entry.Titled("visit", null), entry.partOf());
  }

  @Test
  void whatComesLateCompletesTheEntryAndTheOrderOfArrivalLeavesNoTrace() {
    List<Entity> records = List.of(event(VISIT), event(TALK), person(MISRI), mea());
    MapRecords forth = new MapRecords();
    records.forEach(forth::put);
    assertEquals(
        List.of(
            new Entry.Role(
                "Foreign Secretary",
                new Entry.Named("mea", "Ministry of External Affairs"),
                "certain")),
        forth.entry("talk").participants().getFirst().roles());
    assertEquals(List.of(new Entry.Titled("talk", "Talk")), forth.entry("visit").children());
    assertEquals(
        MapRecords.START.plusSeconds(4).toString(),
        forth.entry("talk").recordedAt().replace(".000000", ""));
  }

  @Test
  void aRoleIsNotClaimedForDatesThatNoSourceReaches() {
    MapRecords records =
        new MapRecords()
            .put(event(TALK.replace("2024-11-27", "2008")))
            .put(person(MISRI))
            .put(mea());
    assertEquals(List.of(), records.entry("talk").participants().getFirst().roles());
  }

  @Test
  void aGivenRoleStandsAloneAndHasNoOrganization() {
    Event talk = event(TALK.replace("\"party\":\"IN\"", "\"party\":\"IN\",\"role\":\"Envoy\""));
    Entry entry = new MapRecords().put(talk).put(person(MISRI)).put(mea()).entry("talk");
    assertEquals(
        List.of(new Entry.Role("Envoy", null, "given")), entry.participants().getFirst().roles());
  }

  @Test
  void whoWasMergedCountsAsTheOther() {
    Person other =
        new Person(
            "vikram-misri",
            "Vikram Misri",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            person(MISRI).positions(),
            null,
            null,
            null);
    MapRecords records =
        new MapRecords()
            .put(event(TALK))
            .put(person(MISRI))
            .delete(person(MISRI), other.key())
            .put(other)
            .put(mea());
    assertEquals(
        new Entry.Named("vikram-misri", "Vikram Misri"),
        records.entry("talk").participants().getFirst().person());
  }

  @Test
  void aDeletedPersonKeepsItsIdAndLosesNameAndRoles() {
    MapRecords records =
        new MapRecords().put(event(TALK)).put(person(MISRI)).delete(person(MISRI), null).put(mea());
    var participant = records.entry("talk").participants().getFirst();
    assertEquals(new Entry.Named("misri", null), participant.person());
    assertEquals(List.of(), participant.roles());
  }

  @Test
  void aCircleOfPartsIsIgnored() {
    MapRecords records =
        new MapRecords()
            .put(event(VISIT.replace("\"kind\"", "\"partOf\":\"talk\",\"kind\"")))
            .put(event(TALK));
    assertNull(records.entry("talk").partOf());
    assertNull(records.entry("visit").partOf());
    assertEquals(List.of(), records.entry("visit").children());
  }

  @Test
  void aNameIsShownAsItWasOnTheDate() {
    Party burma =
        EntityJson.readLenient(
            """
            {"id":"MM","name":"Myanmar","kind":"state","names":[
              {"name":"Burma","lang":"en","period":"1948/1989"},
              {"name":"Pagan","lang":"en","period":"1948/1989","kind":"alias"}]}\
            """
                .getBytes(StandardCharsets.UTF_8),
            Party.class);
    Event then = event(TALK.replace("JP", "MM").replace("2024-11-27", "1960"));
    Event now = event(TALK.replace("JP", "MM"));
    assertEquals(
        "Burma", new MapRecords().put(then).put(burma).entry("talk").parties().get(1).name());
    assertEquals(
        "Myanmar", new MapRecords().put(now).put(burma).entry("talk").parties().get(1).name());
  }

  @Test
  void moreThan32PartiesBelongToNoPartnership() {
    String many =
        Stream.iterate(10, i -> i + 1)
            .limit(33)
            .map(i -> "\"A" + i + "\"")
            .collect(Collectors.joining(","));
    Event talk = event(TALK.replace("\"IN\",\"JP\"", many));
    assertEquals(List.of(), new MapRecords().put(talk).entry("talk").partnerships());
  }

  @Test
  void theFirstDatasetComesOutAsTheReportHasIt() {
    MapRecords records = new MapRecords();
    for (Kind kind : Kind.values()) {
      Dataset.records("india-japan", kind).forEach(records::put);
    }
    List<Entry> entries =
        Dataset.records("india-japan", Kind.EVENT).stream()
            .map(event -> records.entry(event.id()))
            .toList();
    assertEquals(11, entries.size());
    Entry visit = entries.stream().filter(e -> e.kind().equals("visit")).findFirst().orElseThrow();
    assertEquals(6, visit.children().size());
    Entry twoPlusTwo =
        entries.stream()
            .filter(e -> e.date().edtf().equals("2024-08-20"))
            .findFirst()
            .orElseThrow();
    assertEquals(3, twoPlusTwo.series().edition());
    assertEquals(
        2,
        entries.stream()
            .flatMap(e -> e.participants().stream())
            .filter(p -> p.person() != null && p.person().id().equals("keiichi-ichikawa"))
            .findFirst()
            .orElseThrow()
            .roles()
            .size());
  }

  private static Event event(String json) {
    return EntityJson.readLenient(json.getBytes(StandardCharsets.UTF_8), Event.class);
  }

  private static Person person(String json) {
    return EntityJson.readLenient(json.getBytes(StandardCharsets.UTF_8), Person.class);
  }

  private static Organization mea() {
    return new Organization(
        "mea",
        "Ministry of External Affairs",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
