package org.entente.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseStateTest {
  @ParameterizedTest
  @CsvSource({
    "08006, AWAY",
    "57P01, AWAY",
    "53300, AWAY",
    "55P03, AWAY",
    "40001, AWAY",
    "42601, NOT_CONCERNED",
    "22021, NOT_CONCERNED",
    "57014, NOT_CONCERNED"
  })
  void theStateTellsAlsoBeneathOtherExceptions(String state, DatabaseState expected) {
    var beneath = new SQLException("said by the database", state);
    assertEquals(expected, DatabaseState.of(beneath));
    assertEquals(expected, DatabaseState.of(new IllegalStateException(new Exception(beneath))));
  }

  @Test
  void aPoolThatHasNoneToGiveTellsNoState() {
    assertEquals(
        DatabaseState.AWAY, DatabaseState.of(new SQLException("Sorry, acquisition timeout!")));
    assertEquals(DatabaseState.AWAY, DatabaseState.of(new SQLTransientConnectionException()));
    assertEquals(DatabaseState.NOT_CONCERNED, DatabaseState.of(new SQLException("something")));
    assertEquals(DatabaseState.NOT_CONCERNED, DatabaseState.of(new IllegalStateException("x")));
  }
}
