package org.entente.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTextTest {
  @ParameterizedTest
  @CsvSource({
    "Łódź, lodz",
    "Tromsø, tromso",
    "ÆRØ, aero",
    "Đorđe, dorde",
    "Straße, strasse",
    "STRASSE, strasse",
    "Işıl, isil",
    "İzmir, izmir",
    "Œuvre, oeuvre",
    "Þór, thor",
    "São Paulo, sao paulo",
    "विक्रम मिस्री, विक्रम मिस्री",
    "東京, 東京"
  })
  void caseAccentsAndStrokesAreFolded(String text, String folded) {
    assertEquals(folded, FoldedText.of(text));
  }
}
