package org.entente.datasets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.entente.contracts.Event;
import org.entente.contracts.Event.Participant;
import org.entente.contracts.Event.Place;
import org.entente.contracts.Identifier;
import org.entente.contracts.Kind;
import org.entente.contracts.Person;
import org.entente.contracts.Position;
import org.entente.contracts.Source;

/** Travels abroad of US Presidents and Secretaries of State, as events of two parties. */
final class UsTravels {
  private static final Pattern STATE = Pattern.compile("(?i)\\bstate visit\\b");
  private static final Pattern WORKING = Pattern.compile("(?i)\\bworking visit\\b");
  private static final Pattern OFFICIAL = Pattern.compile("(?i)\\bofficial visit\\b");
  private static final Pattern PRIVATE =
      Pattern.compile("(?i)^(vacation|fishing trip|private visit|personal and private visit)\\b");
  private static final Pattern TRANSIT =
      Pattern.compile("(?i)^(stopped|stopover|overnight stop|refuel|disembarked)");
  private static final String PRESIDENT_ELECT = "[Visit made as President-elect.]";

  private final UsOfficials officials;
  private final CountriesVisited countries;
  private final Rejects rejects = new Rejects();
  private final TreeMap<String, Person> travellers = new TreeMap<>();

  private UsTravels(UsOfficials officials, CountriesVisited countries) {
    this.officials = officials;
    this.countries = countries;
  }

  /**
   * Writes events, people, organisations and rejects to {@code out}.
   *
   * @param folder holds {@code us-trips.csv} and the two files of the officials
   * @return how many trips made no event
   */
  static int make(Path folder, Path out, Path tables) {
    UsTravels travels =
        new UsTravels(
            UsOfficials.read(folder, tables),
            new CountriesVisited(tables.resolve("us-travels/countries.tsv")));
    List<Event> events = new ArrayList<>();
    for (Table.Row trip : Table.csv(folder.resolve("us-trips.csv"))) {
      travels.addEvent(trip, events);
    }
    events.sort(Comparator.comparing(Event::date).thenComparing(Event::id));
    List<Person> people = List.copyOf(travels.travellers.values());
    Ndjson.write(out, Kind.ORGANIZATION, travels.officials.organizationsOf(people));
    Ndjson.write(out, Kind.PERSON, people);
    Ndjson.write(out, Kind.EVENT, events);
    travels.rejects.write(out);
    return travels.rejects.count();
  }

  private void addEvent(Table.Row trip, List<Event> events) {
    String start = trip.required("start_date");
    String end = trip.required("end_date");
    Person person = officials.traveller(trip.required("who"));
    if (person == null) {
      reject(trip, "the traveller is neither among the officials nor in presidents.tsv");
      return;
    }
    switch (countries.find(trip.required("country_ids"), start, end)) {
      case CountriesVisited.Answer.Visited visited -> {
        travellers.put(person.id(), person);
        events.add(event(trip, person, visited));
      }
      case CountriesVisited.Answer.Unmapped unmapped -> reject(trip, unmapped.reason());
    }
  }

  private void reject(Table.Row trip, String reason) {
    String text =
        "%s, %s/%s, %s: %s"
            .formatted(
                trip.required("name"),
                trip.required("start_date"),
                trip.required("end_date"),
                trip.required("country_ids"),
                trip.get("remarks"));
    rejects.add("us-trips.csv", trip.required("id"), reason, text);
  }

  private static Event event(
      Table.Row trip, Person person, CountriesVisited.Answer.Visited visited) {
    String start = trip.required("start_date");
    String end = trip.required("end_date");
    String remarks = trip.get("remarks");
    String form = form(remarks);
    boolean president = trip.required("role").equals("president");
    boolean business = !"private".equals(form) && !"transit".equals(form);
    return new Event(
        "us-travel-" + trip.required("id"),
        "visit",
        null,
        "Visit of %s to %s"
            .formatted(trip.required("name").replaceAll(" \\(.*\\)", ""), visited.name()),
        null,
        start.equals(end) ? start : start + "/" + end,
        null,
        List.of("US", visited.party()),
        visited.party(),
        form,
        business ? president ? "leaders" : "ministers" : null,
        new Place(trip.get("locale"), visited.party(), null, null),
        List.of(
            new Participant(
                person.id(), null, null, "US", role(trip, person, start, end), "guest")),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        remarks,
        null,
        List.of(new Identifier("us-office-of-the-historian-travels", trip.required("id"))),
        List.of(source(trip, president)),
        visited.dated()
            ? "In the source: %s (%s).".formatted(trip.required("country_ids"), visited.reason())
            : null);
  }

  /**
   * The role as the source gives it, where the traveller's positions do not give it on all days;
   * else none, so that it is derived with its organisation (API §4).
   */
  private static String role(Table.Row trip, Person person, String start, String end) {
    String remarks = trip.get("remarks");
    if (remarks != null && remarks.contains(PRESIDENT_ELECT)) {
      return "President-elect of the United States";
    }
    String title =
        trip.required("role").equals("president")
            ? "President of the United States"
            : "Secretary of State";
    boolean derived =
        person.positions().stream()
            .anyMatch(position -> position.title().equals(title) && held(position, start, end));
    return derived ? null : title;
  }

  private static boolean held(Position position, String start, String end) {
    String[] term = position.period().split("/", -1);
    return term[0].length() == 10
        && term[0].compareTo(start) <= 0
        && (term[1].equals("..") || term[1].length() == 10 && end.compareTo(term[1]) <= 0);
  }

  private static String form(String remarks) {
    if (remarks == null || remarks.startsWith("Accompanied")) {
      return null;
    }
    return STATE.matcher(remarks).find()
        ? "state"
        : WORKING.matcher(remarks).find()
            ? "working"
            : OFFICIAL.matcher(remarks).find()
                ? "official"
                : PRIVATE.matcher(remarks).find()
                    ? "private"
                    : TRANSIT.matcher(remarks).find() ? "transit" : null;
  }

  private static Source source(Table.Row trip, boolean president) {
    String office = president ? "president" : "secretary";
    return UsOfficials.source(
        "travels/" + office + "/" + trip.required("who"),
        president ? "Travels Abroad of the President" : "Travels Abroad of the Secretary of State");
  }
}
