package org.entente.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseAwayTest {
  private final ProblemMapper mapper = new ProblemMapper();

  @Test
  void aConnectionThatBrokeIsAwayAtWhateverDepthItIsTold() {
    var broken = new SQLException("terminating connection", "57P01");
    assertTrue(DatabaseAway.causes(new RuntimeException(new IllegalStateException(broken))));
    assertTrue(DatabaseAway.causes(new SQLException("Sorry, acquisition timeout!")));
    assertTrue(DatabaseAway.causes(new SQLException("I/O error", "08006")));
  }

  @Test
  void aFaultOfTheProgramIsNot() {
    assertFalse(DatabaseAway.causes(new SQLException("syntax", "42601")));
    assertFalse(DatabaseAway.causes(new IllegalStateException("bug")));
  }

  @Test
  void theClientIsToldToComeAgain() {
    var answer = mapper.ofAnythingElse(new RuntimeException(new SQLException("gone", "08003")));
    assertEquals(503, answer.getStatus());
    assertEquals("2", answer.getHeaderString("Retry-After"));
  }
}
