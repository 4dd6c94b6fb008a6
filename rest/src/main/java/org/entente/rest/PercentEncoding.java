package org.entente.rest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoded text (RFC 3986 §2.1), of which others would make a 400 without a word. */
final class PercentEncoding {
  private PercentEncoding() {}

  /**
   * Whether every percent sign begins a byte, and those bytes are UTF-8.
   *
   * @param address may be null
   */
  static boolean wellFormed(String address) {
    if (address == null) {
      return true;
    }
    ByteArrayOutputStream run = new ByteArrayOutputStream();
    for (int i = address.indexOf('%'); i >= 0; i = address.indexOf('%', i)) {
      run.reset();
      while (i < address.length() && address.charAt(i) == '%') {
        int high = digit(address, i + 1);
        int low = digit(address, i + 2);
        if (high < 0 || low < 0) {
          return false;
        }
        run.write(high << 4 | low);
        i += 3;
      }
      if (!utf8(run.toByteArray())) {
        return false;
      }
    }
    return true;
  }

  private static int digit(String address, int at) {
    return at < address.length() ? Character.digit(address.charAt(at), 16) : -1;
  }

  private static boolean utf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
