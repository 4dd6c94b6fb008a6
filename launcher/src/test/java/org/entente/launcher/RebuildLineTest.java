package org.entente.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RebuildLineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"phase\":\"reading\",\"records\":0,\"of\":0,\"secondsLeft\":null} | reading the log",
        "{\"phase\":\"reading\",\"records\":1200,\"of\":5000,\"secondsLeft\":7} | reading the log: 1,200 of 5,000 messages, 7 s left",
        "{\"phase\":\"building\",\"records\":0,\"of\":0,\"secondsLeft\":null} | building entries",
        "{\"phase\":\"building\",\"records\":10,\"of\":20,\"secondsLeft\":null} | building entries: 10 of 20 events",
        "null | waiting for the new generation"
      })
  void saysWhatIsDoneAndHowFarItIs(String rebuild, String line) throws Exception {
    assertEquals(line, RebuildCommand.line(Api.JSON.readTree(rebuild)));
  }
}
