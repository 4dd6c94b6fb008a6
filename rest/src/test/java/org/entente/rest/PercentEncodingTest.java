package org.entente.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentEncodingTest {
  @ParameterizedTest
  @CsvSource({
    "/a?q=b, true",
    "/a%20b, true",
    "/%E8%A8%AA, true",
    "/a%, false",
    "/a%2, false",
    "/a%zz, false",
    "/a?q=%, false",
    "/%E8%A8, false",
    "/%ff, false",
    "/%C0%AF, false",
    "/%ED%A0%80, false",
  })
  void aPercentSignBeginsAByteOfUtf8(String address, boolean wellFormed) {
    assertEquals(wellFormed, PercentEncoding.wellFormed(address));
  }
}
