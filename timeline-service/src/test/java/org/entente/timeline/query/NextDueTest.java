package org.entente.timeline.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class NextDueTest {
  @Test
  void oneCadenceAfterTheLatestDayOfTheLastEdition() {
    assertEquals(LocalDate.of(2025, 11, 27), SeriesQuery.due("P1Y", "2024-11-27"));
    assertEquals(LocalDate.of(2026, 6, 30), SeriesQuery.due("P18M", "2024-12~"));
    assertEquals(LocalDate.of(10_000, 12, 31), SeriesQuery.due("P1Y", "9999"));
  }

  @Test
  void nothingIsDueAfterADayThatIsOpenOrUnknownOrWithoutCadence() {
    assertNull(SeriesQuery.due("P1Y", "2008/.."));
    assertNull(SeriesQuery.due("P1Y", "2008/"));
    assertNull(SeriesQuery.due(null, "2008"));
    assertNull(SeriesQuery.due("P1Y", null));
  }

  @Test
  void nothingIsDueBeyondTheLastYear() {
    assertNull(SeriesQuery.due("P1Y", "Y999999999"));
    assertNull(SeriesQuery.due("P2147483647Y", "2024"));
  }
}
