package org.entente.timeline.web.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.edtf.EdtfDate;
import org.entente.timeline.query.YearQuery.YearOfKind;

/**
 * The years as columns stacked by kind, each a link that narrows the view to it.
 *
 * @param all the view without dates where it is narrowed, else null
 */
public record YearStrip(List<Column> columns, String all) {
  private static final int MOST_SINGLE = 40;
  private static final int ABOUT = 32;
  private static final int HEIGHT = 50;
  private static final int[] STEPS = {5, 10, 25, 50, 100, 250, 500, 1_000};
  private static final List<String> KINDS =
      List.of(
          "meeting",
          "call",
          "dialogue",
          "visit",
          "summit",
          "agreement",
          "declaration",
          "statement",
          "milestone",
          "project",
          "exercise",
          "other");

  /**
   * One year, or as many as a column holds.
   *
   * @param href null where nothing lies in it
   */
  public record Column(String label, String says, String href, boolean chosen, List<Bar> bars) {}

  /** A part of a column, in a picture 10 wide and 50 high. */
  public record Bar(String kind, String y, String height) {}

  static YearStrip of(List<YearOfKind> years, Address address, Texts t) {
    if (years.isEmpty() || years.getFirst().year() == years.getLast().year()) {
      // one year alone is no picture and no choice
      return new YearStrip(List.of(), narrowed(address));
    }
    int first = years.getFirst().year();
    int last = years.getLast().year();
    int step = step(first, last);
    Map<Integer, Map<String, Long>> columns = new TreeMap<>();
    for (long at = Math.floorDiv(first, step); at <= Math.floorDiv(last, step); at++) {
      columns.put((int) (at * step), new LinkedHashMap<>());
    }
    for (YearOfKind year : years) {
      columns
          .get(Math.floorDiv(year.year(), step) * step)
          .merge(year.kind(), year.entries(), Long::sum);
    }
    long most =
        columns.values().stream()
            .mapToLong(column -> column.values().stream().mapToLong(Long::longValue).sum())
            .max()
            .orElse(1);
    List<Column> shown = new ArrayList<>();
    int at = 0;
    for (var column : columns.entrySet()) {
      shown.add(
          column(column.getKey(), step, column.getValue(), most, at++, columns.size(), address, t));
    }
    return new YearStrip(shown, narrowed(address));
  }

  private static String narrowed(Address address) {
    return address.all("from").isEmpty() && address.all("to").isEmpty()
        ? null
        : address.withoutDates();
  }

  private static int step(long first, long last) {
    long years = last - first + 1;
    if (years <= MOST_SINGLE) {
      return 1;
    }
    for (int step : STEPS) {
      if (years / step <= ABOUT) {
        return step;
      }
    }
    return Math.toIntExact(Math.ceilDiv(years, ABOUT));
  }

  private static Column column(
      int year,
      int step,
      Map<String, Long> kinds,
      long most,
      int at,
      int of,
      Address address,
      Texts t) {
    String from = edtf(year);
    String to = edtf(year + step - 1);
    long count = kinds.values().stream().mapToLong(Long::longValue).sum();
    boolean chosen = address.one("from").equals(from) && address.one("to").equals(to);
    String says =
        t.say(
                "strip.column",
                step == 1 ? t.year(year) : t.year(year) + "–" + t.year(year + step - 1))
            + t.say("events", count);
    return new Column(
        label(year, step, at, of, count),
        says,
        count == 0 ? null : chosen ? address.withoutDates() : address.between(from, to),
        chosen,
        bars(kinds, most));
  }

  private static List<Bar> bars(Map<String, Long> kinds, long most) {
    List<Bar> bars = new ArrayList<>();
    double top = HEIGHT;
    for (String kind : KINDS) {
      long count = kinds.getOrDefault(kind, 0L);
      if (count > 0) {
        // a column of few beside one of hundreds is still to be seen
        double height = Math.max(1.5, (double) count * HEIGHT / Math.max(most, 6));
        top = Math.max(0, top - height);
        bars.add(new Bar(kind, number(top), number(height)));
      }
    }
    return bars;
  }

  private static String label(int year, int step, int at, int of, long count) {
    boolean round = year % (5 * step) == 0;
    boolean whole = at == 0 || at == of - 1;
    if (of > 24 && !round && !whole) {
      return "";
    }
    // beside the first or last a round one would touch it
    if (of > 24 && !whole && (at == 1 || at == of - 2)) {
      return "";
    }
    return whole || count > 0 || step > 1 || year < 1000
        ? shown(year)
        : "’" + String.format("%02d", Math.floorMod(year, 100));
  }

  private static String shown(int year) {
    return year < 0 ? "−" + -(long) year : Integer.toString(year);
  }

  static String edtf(int year) {
    return EdtfDate.ofYear(year).toString();
  }

  private static String number(double value) {
    double rounded = Math.round(value * 100) / 100.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }
}
