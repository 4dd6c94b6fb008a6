package org.entente.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class EditorTest {
  @Test
  void aReasonIsDecodedInEveryFormItMayCome() {
    assertEquals("a visit", reason("a visit"));
    assertEquals("訪問 50%", reason("%E8%A8%AA%E5%95%8F 50%25"));
    assertEquals("訪問", reason("UTF-8''%E8%A8%AA%E5%95%8F"));
    assertEquals("é", reason("Ã©"), "UTF-8 that HTTP handed over as Latin-1");
    assertNull(reason(" "));
    assertNull(reason(null));
  }

  @Test
  void whatCannotBeDecodedOrIsTooLongIsRefused() {
    for (String wrong : new String[] {"%", "%4", "%zz", "%ff", "%00", "a%0Ab", "x".repeat(1_001)}) {
      assertEquals(400, assertThrows(Problem.class, () -> reason(wrong), wrong).status());
    }
  }

  private static String reason(String header) {
    return Editor.of("kim", header).reason();
  }
}
