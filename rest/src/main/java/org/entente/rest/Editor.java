package org.entente.rest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.entente.contracts.Fault.Rule;

/**
 * Who writes, and why (API §2, §3).
 *
 * @param actor the token's subject
 * @param reason decoded text of {@code Entente-Reason}, null where none is given
 */
public record Editor(String actor, String reason) {
  public static final String REASON = "Entente-Reason";
  private static final int MOST_REASON = 1_000;
  private static final String EXTENDED = "utf-8''";

  /**
   * @param header {@code Entente-Reason} as it came, or null
   * @throws Problem 400 where the header cannot be read
   */
  public static Editor of(String actor, String header) {
    return new Editor(actor, header == null || header.isBlank() ? null : reason(header.strip()));
  }

  private static String reason(String header) {
    boolean extended = header.toLowerCase(Locale.ROOT).startsWith(EXTENDED);
    String text = decoded(extended ? header.substring(EXTENDED.length()) : header);
    if (text.codePointCount(0, text.length()) > MOST_REASON) {
      throw Problem.badParameter(REASON, Rule.LENGTH, "has over " + MOST_REASON + " characters");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw Problem.badParameter(REASON, Rule.VALUE, "holds a control character");
    }
    return text;
  }

  /**
   * Percent-decodes; bytes beyond ASCII are taken as the UTF-8 that HTTP handed over as Latin-1.
   */
  private static String decoded(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
        int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          throw malformed();
        }
        bytes.write(high << 4 | low);
        i += 2;
      } else if (c > 0xff) {
        bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
      } else {
        bytes.write(c);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw malformed();
    }
  }

  private static Problem malformed() {
    return Problem.badParameter(
        REASON, Rule.FORM, "expected UTF-8, percent-encoded, a percent sign as %25");
  }
}
