package org.entente.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.contracts.Event;
import org.entente.contracts.Initiative;
import org.entente.contracts.Organization;
import org.entente.contracts.Person;
import org.entente.contracts.Position;
import org.entente.contracts.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The risk: a fact of the report is missing from the first dataset, or stands there otherwise. */
class IndiaJapanTest {

  @ParameterizedTest(name = "{0}: {3}")
  @CsvFileSource(
      resources = "/india-japan-events.tsv",
      delimiter = '\t',
      numLinesToSkip = 1,
      emptyValue = "-")
  void everyEventOfTheReportIsThere(
      String row,
      String date,
      String kind,
      String title,
      String place,
      String who,
      String topics,
      String edition,
      String initiatives,
      String part)
      throws IOException {
    Event event = event(title);
    assertEquals(date, event.date());
    assertEquals(kind, event.kind());
    assertEquals(List.of("IN", "JP"), event.parties());
    assertEquals(place, event.place() == null ? "-" : event.place().name());
    assertEquals(who, joined(event.participants().stream().map(IndiaJapanTest::who).toList()));
    assertEquals(topics, joined(event.topics()));
    assertEquals(
        edition,
        event.series() == null
            ? "-"
            : event.series() + (event.edition() == null ? "" : " " + event.edition()));
    assertEquals(initiatives, joined(event.initiatives()));
    assertEquals(part, event.partOf() == null ? "-" : event.partOf() + " " + event.ordinal());
  }

  private static Event event(String title) throws IOException {
    List<Event> found =
        Dataset.INDIA_JAPAN.records(Event.class).stream()
            .filter(event -> event.title().equals(title))
            .toList();
    assertEquals(1, found.size(), title);
    return found.getFirst();
  }

  private static String who(Event.Participant participant) {
    String name =
        participant.person() != null
            ? participant.person()
            : participant.organization() != null ? participant.organization() : participant.text();
    return participant.party() + " " + name;
  }

  private static String joined(List<String> members) {
    return members.isEmpty() ? "-" : String.join("; ", members);
  }

  @ParameterizedTest
  @CsvSource({
    "Vikram Misri,IN,Foreign Secretary,ministry-of-external-affairs-in,2024-11-27,1",
    "Masataka Okano,JP,Vice-Minister for Foreign Affairs,ministry-of-foreign-affairs-jp,2024-11-27,1",
    "Takehiko Matsuo,JP,Vice-Minister for International Affairs,meti-jp,2024-11-27,1",
    "Keiichi Ichikawa,JP,Deputy Secretary General,national-security-secretariat-jp,2024-11-27,2",
    "Keiichi Ichikawa,JP,Assistant Chief Cabinet Secretary,cabinet-secretariat-jp,2024-11-27,2",
    "Yoshimichi Terada,JP,Vice-Minister for International Affairs,mlit-jp,2024-11-27,1",
    "Narendra Modi,IN,Prime Minister,government-of-india,2024-08-19,1"
  })
  void everyPositionIsOpenEndedAndAttestedOnTheDayOfTheReport(
      String name, String country, String title, String organization, String attested, int held)
      throws IOException {
    Person person =
        Dataset.INDIA_JAPAN.records(Person.class).stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow();
    assertEquals(country, person.country());
    assertEquals(held, person.positions().size());
    Position position =
        person.positions().stream()
            .filter(one -> one.title().equals(title))
            .findFirst()
            .orElseThrow();
    assertEquals(organization, position.organization());
    assertEquals("/..", position.period());
    assertEquals(attested, position.attested());
  }

  @Test
  void thereAreElevenEventsSixPeopleThreeSeriesAndThreeInitiatives() throws IOException {
    assertEquals(11, Dataset.INDIA_JAPAN.records(Event.class).size());
    assertEquals(6, Dataset.INDIA_JAPAN.records(Person.class).size());
    assertEquals(3, Dataset.INDIA_JAPAN.records(Series.class).size());
    assertEquals(3, Dataset.INDIA_JAPAN.records(Initiative.class).size());
  }

  @Test
  void everyOrganisationOfTheReportIsThere() throws IOException {
    Map<String, Organization> organizations =
        Dataset.INDIA_JAPAN.records(Organization.class).stream()
            .collect(Collectors.toMap(Organization::name, Function.identity()));
    for (String name :
        List.of(
            "Ministry of External Affairs",
            "Ministry of Economy, Trade and Industry",
            "Ministry of Land, Infrastructure, Transport and Tourism",
            "National Security Secretariat",
            "Ministry of the Environment",
            "Japan External Trade Organization",
            "Japan International Cooperation Agency",
            "Japan Aerospace Exploration Agency",
            "Ministry of Foreign Affairs of Japan")) {
      assertNotNull(organizations.get(name), name);
    }
  }

  @Test
  void the2Plus2HasItsFourOutcomesAndTheMilestoneSetsThePartnershipsStatus() throws IOException {
    assertEquals(4, event("3rd India–Japan 2+2 Dialogue").outcomes().size());
    assertEquals(
        "Special Strategic and Global Partnership",
        event("Special Strategic and Global Partnership").partnershipStatus());
  }
}
