package org.entente.timeline.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.entente.edtf.Edtf;
import org.junit.jupiter.api.Test;

class OrderKeyTest {
  private record Placed(OrderKey key, String name) {}

  /** API §5, in the order that it must give. */
  @Test
  void theOrderOfATimeline() {
    List<Placed> inOrder =
        List.of(
            placed("/2001", 0, null, "unknown start first"),
            placed("../1999", 0, null, "open start is no day either; the wider first"),
            placed("-0044-03-15", 0, null, "before the common era"),
            placed("2008/", 0, null, "unknown end before known ones"),
            placed("2008", 0, null, "a year before its days"),
            placed("2008-01", 0, null, "a month before its days"),
            placed("2008-01-01", 0, null, "a day"),
            placed("2024-11-27", 0, null, "a visit before its parts"),
            placed("2024-11-27", 1, 1, "first part"),
            placed("2024-11-27", 1, 2, "second part"),
            placed("2024-11-27", 1, null, "a part without ordinal last"),
            placed("2024-11-27", 1, null, "b by id"),
            placed("2024-11-27", 2, 1, "a part of a part"),
            placed("Y170000002", 0, null, "far ahead"));
    List<Placed> shuffled = new ArrayList<>(inOrder);
    Collections.shuffle(shuffled, new Random(7));
    shuffled.sort((one, other) -> one.key().compareTo(other.key()));
    assertEquals(
        inOrder.stream().map(Placed::name).collect(Collectors.joining("\n")),
        shuffled.stream().map(Placed::name).collect(Collectors.joining("\n")));
  }

  private static Placed placed(String date, int depth, Integer ordinal, String name) {
    return new Placed(OrderKey.of(Edtf.parse(date).bounds(), depth, ordinal, name), name);
  }
}
