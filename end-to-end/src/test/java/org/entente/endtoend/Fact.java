package org.entente.endtoend;

import java.util.List;

/**
 * One event of the first dataset as its source gives it.
 *
 * @param who participants as "Name (PARTY): Title, Organisation; Title, Organisation"
 * @param threads names of series and initiatives, a series with its edition as "Name #3"
 * @param outcomes a word or two of each outcome, in order
 */
record Fact(
    String date,
    String kind,
    String title,
    String place,
    List<String> who,
    List<String> topics,
    List<String> threads,
    List<String> outcomes,
    boolean partOfVisit) {

  private static final String MISRI =
      "Vikram Misri (IN): Foreign Secretary, Ministry of External Affairs";
  private static final String OKANO =
      "Masataka Okano (JP): Vice-Minister for Foreign Affairs, Ministry of Foreign Affairs of Japan";
  private static final String REVISION =
      "Revision of the 2008 Joint Declaration on Security Cooperation";

  /** All eleven, in the timeline's order. */
  static final List<Fact> ALL =
      List.of(
          of("2008", "declaration", "Joint Declaration on Security Cooperation", null)
              .about("security")
              .thread(REVISION),
          of("2014?", "milestone", "Special Strategic and Global Partnership", null)
              .about("democracy", "freedom", "partnership-status", "rule-of-law", "shared-values"),
          of(
                  "2024-08-19",
                  "meeting",
                  "Visiting Japanese ministers call on Prime Minister Modi",
                  "New Delhi")
              .with(
                  "Narendra Modi (IN): Prime Minister, Government of India",
                  "visiting Japanese ministers (JP)")
              .about("indo-pacific", "peace-and-stability"),
          of("2024-08-20", "dialogue", "3rd India–Japan 2+2 Dialogue", "New Delhi")
              .with("ministers of the Indian side (IN)", "ministers of the Japanese side (JP)")
              .about("defence", "defence-equipment-and-technology", "security")
              .thread(
                  "India–Japan 2+2 Dialogue #3",
                  "Transfer of the Unified Complex Radio Antenna (UNICORN) and related"
                      + " technologies from Japan to India",
                  REVISION)
              .resulting("defence and security", "UNICORN", "defence equipment", "2008"),
          of("2024-11-27", "visit", "Official visit of Foreign Secretary Misri to Japan", "Tokyo")
              .with(MISRI)
              .about("bilateral-relations"),
          meeting("dialogue", "Dialogue on Economic Security")
              .with(MISRI, OKANO)
              .about(
                  "critical-and-emerging-technologies",
                  "economic-security",
                  "strategic-trade",
                  "supply-chain-resilience")
              .thread(
                  "India–Japan Dialogue on Economic Security, including Strategic Trade and"
                      + " Technology #1"),
          meeting("dialogue", "Foreign Secretary–Vice-Ministerial Dialogue")
              .with(MISRI, OKANO)
              .about(
                  "defence",
                  "economic-cooperation",
                  "people-to-people-ties",
                  "political-relations",
                  "regional-issues",
                  "security")
              .thread("India–Japan Foreign Secretary–Vice-Ministerial Dialogue"),
          meeting("meeting", "Economic and high-technology cooperation")
              .with(
                  MISRI,
                  "Takehiko Matsuo (JP): Vice-Minister for International Affairs,"
                      + " Ministry of Economy, Trade and Industry")
              .about("economic-cooperation", "high-technology"),
          meeting("meeting", "India–Japan security and economic partnership")
              .with(
                  MISRI,
                  "Keiichi Ichikawa (JP): Deputy Secretary General, National Security Secretariat;"
                      + " Assistant Chief Cabinet Secretary, Cabinet Secretariat")
              .about("economic-cooperation", "security"),
          meeting("meeting", "Review of the Mumbai–Ahmedabad High Speed Rail project")
              .with(
                  MISRI,
                  "Yoshimichi Terada (JP): Vice-Minister for International Affairs,"
                      + " Ministry of Land, Infrastructure, Transport and Tourism")
              .about("infrastructure", "railways")
              .thread("Mumbai–Ahmedabad High Speed Rail"),
          meeting("meeting", "Interaction with policymakers and senior officials")
              .with(
                  MISRI,
                  "Ministry of the Environment (JP)",
                  "Japan External Trade Organization (JP)",
                  "Japan International Cooperation Agency (JP)",
                  "Japan Aerospace Exploration Agency (JP)")
              .about("bilateral-relations"));

  private static Fact of(String date, String kind, String title, String place) {
    return new Fact(date, kind, title, place, List.of(), List.of(), List.of(), List.of(), false);
  }

  /** The report dates the visit, not each of its meetings: they take its date. */
  private static Fact meeting(String kind, String title) {
    return new Fact(
        "2024-11-27", kind, title, "Tokyo", List.of(), List.of(), List.of(), List.of(), true);
  }

  private Fact with(String... participants) {
    return new Fact(
        date, kind, title, place, List.of(participants), topics, threads, outcomes, partOfVisit);
  }

  private Fact about(String... slugs) {
    return new Fact(date, kind, title, place, who, List.of(slugs), threads, outcomes, partOfVisit);
  }

  private Fact thread(String... names) {
    return new Fact(date, kind, title, place, who, topics, List.of(names), outcomes, partOfVisit);
  }

  private Fact resulting(String... words) {
    return new Fact(date, kind, title, place, who, topics, threads, List.of(words), partOfVisit);
  }

  @Override
  public String toString() {
    return date + " " + title;
  }
}
