package org.entente.timeline.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Adds to a stored entry the one thing that is not its own: its public address. The rest passes
 * through as bytes.
 */
public final class EntryAddress {
  private static final byte[] ID = "{\"id\":\"".getBytes(StandardCharsets.US_ASCII);

  private final byte[] address;

  /**
   * @param base of this instance, without a slash at its end
   */
  public EntryAddress(String base) {
    this.address = (",\"url\":\"" + base + "/entries/").getBytes(StandardCharsets.UTF_8);
  }

  /** A document begins with its id, whose characters need no escaping (DESIGN §3). */
  public void write(byte[] document, OutputStream out) throws IOException {
    int idEnd = ID.length;
    while (document[idEnd] != '"') {
      idEnd++;
    }
    out.write(document, 0, document.length - 1);
    out.write(address);
    out.write(document, ID.length, idEnd - ID.length);
    out.write('"');
    out.write('}');
  }
}
