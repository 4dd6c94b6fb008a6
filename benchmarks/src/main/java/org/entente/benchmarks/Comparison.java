package org.entente.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Two sides measured turn by turn in one run; the median of the rounds' ratios counts, and the
 * spread is printed beside it.
 *
 * @param what what is measured, with its unit
 * @param rounds at least five, and odd
 */
record Comparison(String what, int rounds) {

  /** One measurement of one side. */
  @FunctionalInterface
  interface Side {
    double measure() throws Exception;
  }

  /** Ours divided by the other's; by turns the one and the other begins. */
  boolean atLeast(double bar, Side ours, String otherName, Side other) throws Exception {
    return told(bar, true, ratios(ours, otherName, other));
  }

  /** The same, where less is better. */
  boolean atMost(double bar, Side ours, String otherName, Side other) throws Exception {
    return told(bar, false, ratios(ours, otherName, other));
  }

  /** Of rounds that were measured elsewhere. */
  boolean atMost(double bar, List<Double> ratios) {
    return told(bar, false, ratios);
  }

  /** Of rounds that were measured elsewhere. */
  boolean atLeast(double bar, List<Double> ratios) {
    return told(bar, true, ratios);
  }

  private List<Double> ratios(Side ours, String otherName, Side other) throws Exception {
    List<Double> ratios = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      boolean otherFirst = round % 2 == 0;
      double first = otherFirst ? other.measure() : ours.measure();
      double second = otherFirst ? ours.measure() : other.measure();
      double mine = otherFirst ? second : first;
      double theirs = otherFirst ? first : second;
      ratios.add(mine / theirs);
      say(
          "  round %d: ours %,.1f, %s %,.1f, ratio %.2f",
          round, mine, otherName, theirs, mine / theirs);
    }
    return ratios;
  }

  private boolean told(double bar, boolean least, List<Double> ratios) {
    List<Double> sorted = ratios.stream().sorted().toList();
    double median = sorted.get(sorted.size() / 2);
    boolean met = least ? median >= bar : median <= bar;
    say(
        "%s: median ratio %.2f (%.2f to %.2f), bar %s %.2f: %s",
        what,
        median,
        sorted.getFirst(),
        sorted.getLast(),
        least ? "at least" : "at most",
        bar,
        met ? "met" : "MISSED");
    return met;
  }

  static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
