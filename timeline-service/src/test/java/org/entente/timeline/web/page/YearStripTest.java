package org.entente.timeline.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.entente.timeline.web.page.YearStrip.Axis;
import org.junit.jupiter.api.Test;

/** The years of a record as columns, few enough for a glance. */
class YearStripTest {
  @Test
  void fewYearsHaveAColumnEach() {
    Axis axis = Axis.of(List.of(2000, 2003));
    assertEquals(1, axis.step());
    assertEquals(List.of(2000, 2001, 2002, 2003), axis.starts());
  }

  @Test
  void manyYearsShareColumnsThatBeginAtARoundOne() {
    Axis axis = Axis.of(IntStream.rangeClosed(1952, 2026).boxed().toList());
    assertEquals(5, axis.step());
    assertEquals(1950, axis.starts().getFirst());
    assertEquals(2025, axis.starts().getLast());
  }

  @Test
  void aFarYearLeavesTheOthersTheirColumns() {
    List<Integer> years = new ArrayList<>(List.of(-43));
    IntStream.rangeClosed(2010, 2012).forEach(years::add);
    years.add(9999);
    Axis axis = Axis.of(years);
    assertEquals(1, axis.step());
    assertEquals(Arrays.asList(-43, null, 2010, 2011, 2012, null, 9999), axis.starts());
    assertEquals(
        List.of(true, false, true, false, true, false, true),
        IntStream.range(0, 7).mapToObj(axis::end).toList());
  }

  @Test
  void aGapThatRunsThroughTheWholeRecordIsNoFarYear() {
    Axis axis = Axis.of(List.of(1900, 1920, 1940, 1960, 1980, 2000, 2020));
    assertEquals(5, axis.step());
    assertEquals(25, axis.starts().size());
  }

  @Test
  void everyYearHasItsColumnHoweverFarTheyReach() {
    TreeSet<Integer> years = new TreeSet<>(List.of(-999_999_999, 999_999_999));
    IntStream.range(0, 200).forEach(i -> years.add(-5_000_000 * i + 7));
    Axis axis = Axis.of(years);
    assertTrue(axis.starts().size() <= 40, axis.starts()::toString);
    for (int year : years) {
      assertTrue(
          axis.starts().contains(Math.floorDiv(year, axis.step()) * axis.step()),
          year + " by " + axis.step());
    }
  }
}
