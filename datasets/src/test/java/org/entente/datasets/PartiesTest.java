package org.entente.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.contracts.Name;
import org.entente.contracts.Party;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The risk: a state is missing, or an organisation has members that it has not. */
class PartiesTest {
  private static Map<String, Party> parties;

  @BeforeAll
  static void read() throws IOException {
    parties =
        Dataset.PARTIES.records(Party.class).stream()
            .collect(Collectors.toMap(Party::id, Function.identity()));
  }

  @Test
  void everyCodeOfIso3166PartOneIsThereAndNoOther() {
    assertEquals(
        new TreeSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2)),
        ids(id -> id.length() == 2 && !parties.get(id).kind().equals("organization")));
  }

  @Test
  void everyCodeOfIso3166PartThreeIsThereAndNoOther() {
    assertEquals(
        new TreeSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART3)),
        ids(id -> id.length() == 4 && !parties.get(id).kind().equals("organization")));
  }

  private static Set<String> ids(java.util.function.Predicate<String> wanted) {
    return parties.keySet().stream().filter(wanted).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyStateOfTodayHasANameInEightLanguages() {
    for (Party party : parties.values()) {
      if (party.id().length() == 2 && !party.kind().equals("organization")) {
        Set<String> languages =
            party.names().stream()
                .filter(name -> name.kind() == null)
                .map(Name::lang)
                .collect(Collectors.toSet());
        assertEquals(Set.of("en", "fr", "es", "ru", "zh", "ar", "ja", "hi"), languages, party.id());
        assertTrue(
            party.names().stream()
                .noneMatch(name -> name.kind() == null && name.name().equals(party.id())),
            () -> party.id() + " has its code for a name");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UN, 193",
    "EU, 27",
    "ASEAN, 11",
    "NATO, 32",
    "AFRICANUNION, 55",
    "OECD, 38",
    "G7, 7",
    "G20, 21",
    "BIMSTEC, 7",
    "SAARC, 8",
    "SCO, 10",
    "LAS, 22",
    "GCC, 6",
    "APEC, 21",
    "EAEU, 5"
  })
  void anOrganisationHasAsManyMembersTodayAsItSays(String id, int members) {
    List<String> today =
        parties.get(id).members().stream()
            .filter(member -> member.period().endsWith("/.."))
            .map(Party.Membership::party)
            .toList();
    assertEquals(today.size(), Set.copyOf(today).size(), "a member stands twice");
    assertEquals(members, today.size());
  }

  @ParameterizedTest
  @CsvSource({
    "RU, SUHH", "CZ, CSHH", "SK, CSHH", "DE, DDDE", "MM, BUMM", "CD, ZRCD", "RS, CSXX",
    "CSXX, YUCS", "HR, YUCS", "YE, YDYE", "VN, VDVN", "ZW, RHZW", "TL, TPTL", "TV, GEHH"
  })
  void aSuccessorNamesItsPredecessor(String id, String predecessor) {
    assertEquals(List.of(predecessor), parties.get(id).predecessors());
  }

  @Test
  void australiaKeepsItsCode() {
    assertEquals("Australia", parties.get("AU").name());
    assertEquals("African Union", parties.get("AFRICANUNION").name());
  }
}
