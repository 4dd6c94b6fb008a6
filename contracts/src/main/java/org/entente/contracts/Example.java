package org.entente.contracts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A record of each kind to show people: as the API's descriptions give it. */
public final class Example {
  private Example() {}

  /** A new tree, which the caller may change. */
  public static ObjectNode of(Kind kind) {
    String file = "/examples/" + kind.word() + ".json";
    try (InputStream json = Example.class.getResourceAsStream(file)) {
      return switch (EntityJson.tree(json.readAllBytes())) {
        case EntityJson.Reading.Good(ObjectNode tree) -> tree;
        case EntityJson.Reading<?> other -> throw new IllegalStateException(file + ": " + other);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
