package org.entente.contracts;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The document names what the code does. */
class AsyncApiTest {
  @Test
  void everyTopicKindAndHeaderIsInTheDocument() throws IOException {
    String document = Files.readString(Path.of("src/main/resources/asyncapi.yaml"));
    for (String topic : List.of(Topics.PEOPLE, Topics.EVENTS, Topics.DEAD_LETTERS, Topics.MARKS)) {
      assertTrue(document.contains("address: " + topic + "\n"), topic);
    }
    for (Kind kind : Kind.values()) {
      assertTrue(document.contains("'schemas/" + kind.word() + ".json'"), kind.word());
      for (String header : Golden.of(kind).headers().keySet()) {
        assertTrue(document.contains("        " + header + ": {"), header);
      }
    }
  }
}
