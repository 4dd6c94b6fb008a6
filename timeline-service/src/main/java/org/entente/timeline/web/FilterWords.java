package org.entente.timeline.web;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.entente.contracts.Kind;
import org.entente.timeline.export.Words;

/** What narrows a timeline, in words: a page says the same above its entries as a file on top. */
public final class FilterWords {
  private static final List<Kind> RECORDS =
      List.of(Kind.PARTY, Kind.PERSON, Kind.ORGANIZATION, Kind.SERIES, Kind.INITIATIVE);

  private final Map<String, List<String>> asked;
  private final Words words;
  private final List<Said> said = new ArrayList<>();

  private FilterWords(Map<String, List<String>> asked, Words words) {
    this.asked = asked;
    this.words = words;
  }

  /**
   * One value of a filter.
   *
   * @param parameter {@code date} for {@code from} and {@code to} that are the same
   */
  public record Said(String parameter, String value, String words) {}

  /** How records are called, by id; one that has no name is left out. */
  public interface Names {
    Map<String, String> of(Kind kind, List<String> ids) throws SQLException;
  }

  /**
   * Kinds first, records last, all as they were asked.
   *
   * @param asked values by parameter, read without fault; what is no filter is left aside
   */
  public static List<Said> of(Map<String, List<String>> asked, Words words, Names names)
      throws SQLException {
    FilterWords filters = new FilterWords(asked, words);
    filters.each("kind", kind -> words.word("kinds", kind));
    filters.dates();
    for (String name : List.of("match", "level", "status", "multilateral")) {
      filters.each(name, value -> words.word(name, value));
    }
    filters.each("topic", words::topic);
    filters.each("q", question -> "“" + question + "”");
    for (Kind kind : RECORDS) {
      List<String> ids = filters.values(kind.word());
      Map<String, String> known = ids.isEmpty() ? Map.of() : names.of(kind, ids);
      filters.each(kind.word(), id -> known.getOrDefault(id, id));
    }
    return filters.said;
  }

  /** On one line: a filter's values side by side, filters parted. */
  static String line(List<Said> said, Words words) {
    Map<String, List<String>> filters = new LinkedHashMap<>();
    for (Said one : said) {
      filters.computeIfAbsent(one.parameter(), _ -> new ArrayList<>()).add(one.words());
    }
    return String.join(" · ", filters.values().stream().map(words::list).toList());
  }

  private List<String> values(String name) {
    return asked.getOrDefault(name, List.of());
  }

  /** What is so without being asked has no words. */
  private void each(String name, UnaryOperator<String> label) {
    for (String value : values(name)) {
      if (!value.equals("overlap") && !value.equals("include")) {
        said.add(new Said(name, value, label.apply(value)));
      }
    }
  }

  private void dates() {
    List<String> from = values("from");
    List<String> to = values("to");
    if (!from.isEmpty() && from.equals(to)) {
      said.add(new Said("date", from.getFirst(), words.date(from.getFirst())));
    } else {
      from.forEach(
          day -> said.add(new Said("from", day, words.page("chosen.from", words.date(day)))));
      to.forEach(day -> said.add(new Said("to", day, words.page("chosen.to", words.date(day)))));
    }
  }
}
