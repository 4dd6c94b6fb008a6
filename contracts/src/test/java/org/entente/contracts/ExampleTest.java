package org.entente.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExampleTest {
  /** So that who copies one has it taken, and gets it back as it was. */
  @ParameterizedTest
  @EnumSource
  void anOwnerTakesItAndItIsCanonical(Kind kind) {
    var reading = EntityJson.read(Example.of(kind), kind.record());
    var good = assertInstanceOf(EntityJson.Reading.Good.class, reading, reading::toString);
    assertEquals(Example.of(kind).toString(), EntityJson.write((Entity) good.record()));
  }
}
