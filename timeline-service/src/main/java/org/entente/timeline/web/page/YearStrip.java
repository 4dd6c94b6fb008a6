package org.entente.timeline.web.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
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
  private static final int MOST = 33;
  private static final int MOST_NAMED = 24;
  private static final int HEIGHT = 50;
  private static final int[] STEPS = {1, 5, 10, 25, 50, 100, 250, 500, 1_000};
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
   * @param says null where it stands for years that are left out
   * @param href null where nothing lies in it
   */
  public record Column(String label, String says, String href, boolean chosen, List<Bar> bars) {
    private static final Column LEFT_OUT = new Column("⋯", null, null, false, List.of());
  }

  /** A part of a column, in a picture 10 wide and 50 high. */
  public record Bar(String kind, String y, String height) {}

  /** Whether the columns are so many that only some say their year, and may be narrower than it. */
  public boolean sparse() {
    return columns.size() > MOST_NAMED;
  }

  static YearStrip of(List<YearOfKind> years, Address address, Texts t) {
    SortedMap<Integer, Map<String, Long>> counted = new TreeMap<>();
    for (YearOfKind year : years) {
      counted
          .computeIfAbsent(year.year(), any -> new HashMap<>())
          .merge(year.kind(), year.entries(), Long::sum);
    }
    // one year alone is no picture and no choice
    return new YearStrip(
        counted.size() < 2 ? List.of() : new Drawing(counted, address, t).columns(),
        narrowed(address));
  }

  private static String narrowed(Address address) {
    return address.all("from").isEmpty() && address.all("to").isEmpty()
        ? null
        : address.withoutDates();
  }

  /** The columns of one view. */
  private static final class Drawing {
    private final Axis axis;
    private final List<Map<String, Long>> kinds = new ArrayList<>();
    private final long most;
    private final Address address;
    private final Texts t;

    Drawing(SortedMap<Integer, Map<String, Long>> years, Address address, Texts t) {
      this.axis = Axis.of(years.keySet());
      this.address = address;
      this.t = t;
      for (Integer start : axis.starts()) {
        Map<String, Long> column = new HashMap<>();
        if (start != null) {
          years
              .subMap(start, start + axis.step())
              .values()
              .forEach(year -> year.forEach((kind, count) -> column.merge(kind, count, Long::sum)));
        }
        kinds.add(column);
      }
      most = kinds.stream().mapToLong(Drawing::count).max().orElse(1);
    }

    private static long count(Map<String, Long> kinds) {
      return kinds.values().stream().mapToLong(Long::longValue).sum();
    }

    List<Column> columns() {
      List<Column> columns = new ArrayList<>();
      for (int at = 0; at < kinds.size(); at++) {
        columns.add(axis.starts().get(at) == null ? Column.LEFT_OUT : column(at));
      }
      return columns;
    }

    private Column column(int at) {
      int year = axis.starts().get(at);
      int last = year + axis.step() - 1;
      long count = count(kinds.get(at));
      String from = edtf(year);
      String to = edtf(last);
      boolean chosen = address.one("from").equals(from) && address.one("to").equals(to);
      String named = year == last ? t.year(year) : t.year(year) + "–" + t.year(last);
      return new Column(
          label(at, count > 0),
          t.say("strip.column", named) + t.say("events", count),
          count == 0 ? null : chosen ? address.withoutDates() : address.between(from, to),
          chosen,
          bars(kinds.get(at), most));
    }

    /** Where columns are many, the round ones and those at an end of the axis say their year. */
    private String label(int at, boolean any) {
      int year = axis.starts().get(at);
      boolean end = axis.end(at);
      boolean many = axis.starts().size() > MOST_NAMED;
      boolean round = year % (5 * axis.step()) == 0;
      // beside one at an end a round one would touch it
      if (many && !end && (!round || axis.end(at - 1) || axis.end(at + 1))) {
        return "";
      }
      return end || any || axis.step() > 1 || year < 1000
          ? year > 0 ? Integer.toString(year) : t.year(year)
          : "’" + String.format("%02d", Math.floorMod(year, 100));
    }
  }

  /**
   * Where the columns begin.
   *
   * @param step the years that a column holds
   * @param starts the first year of each; null where years without any are left out, so that one
   *     far year does not push all others into one column
   */
  record Axis(int step, List<Integer> starts) {
    private static final int MOST_EMPTY = 12;
    private static final int MOST_LEFT_OUT = 2;

    /**
     * The finest that fits.
     *
     * @param years in order
     */
    static Axis of(Collection<Integer> years) {
      for (int step : STEPS) {
        Axis axis = of(years, step);
        if (axis.starts.size() <= (step == 1 ? MOST_SINGLE : MOST)
            && Collections.frequency(axis.starts, null) <= MOST_LEFT_OUT) {
          return axis;
        }
      }
      long first = Collections.min(years);
      return of(years, Math.toIntExact((Collections.max(years) - first) / (MOST - 1) + 1));
    }

    private static Axis of(Collection<Integer> years, int step) {
      List<Integer> starts = new ArrayList<>();
      for (int year : years) {
        int start = Math.floorDiv(year, step) * step;
        long last = starts.isEmpty() ? (long) start - step : starts.getLast();
        long empty = (start - last) / step - 1;
        if (empty > MOST_EMPTY) {
          starts.add(null);
        }
        for (long at = empty > MOST_EMPTY ? start : last + step; at <= start; at += step) {
          starts.add((int) at);
        }
      }
      return new Axis(step, starts);
    }

    /** Whether a column is the first or last of those that follow on one another. */
    boolean end(int at) {
      return at >= 0
          && at < starts.size()
          && starts.get(at) != null
          && (at == 0
              || at == starts.size() - 1
              || starts.get(at - 1) == null
              || starts.get(at + 1) == null);
    }
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

  static String edtf(int year) {
    return EdtfDate.ofYear(year).toString();
  }

  private static String number(double value) {
    double rounded = Math.round(value * 100) / 100.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }
}
