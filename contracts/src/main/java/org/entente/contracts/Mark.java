package org.entente.contracts;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * An idle owner's word that up to {@code recordedAt} nothing but the changes up to {@code seq} was
 * recorded (API §5): what lets a reader say that an answer as of then is complete.
 */
public record Mark(Owner owner, long seq, Instant recordedAt) {
  private static final String TYPE = "entente.mark";

  /** The value of every mark's message. */
  public static byte[] value() {
    return new byte[] {'{', '}'};
  }

  public Map<String, byte[]> headers() {
    Map<String, byte[]> headers = new LinkedHashMap<>();
    String time = ChangeHeaders.time(recordedAt);
    put(headers, ChangeHeaders.SPECVERSION, "1.0");
    put(headers, ChangeHeaders.ID, owner.service() + "/mark/" + time);
    put(headers, ChangeHeaders.SOURCE, owner.source());
    put(headers, ChangeHeaders.TYPE, TYPE);
    put(headers, ChangeHeaders.TIME, time);
    put(headers, ChangeHeaders.SEQ, Long.toString(seq));
    put(headers, ChangeHeaders.CONTENT_TYPE, "application/json");
    return headers;
  }

  /**
   * @throws UnreadableChange where the headers are no mark's
   */
  public static Mark decode(Function<String, byte[]> header) {
    if (!TYPE.equals(ChangeHeaders.text(header, ChangeHeaders.TYPE))) {
      throw new UnreadableChange("not a mark");
    }
    try {
      return new Mark(
          Owner.ofSource(ChangeHeaders.required(header, ChangeHeaders.SOURCE))
              .orElseThrow(() -> new UnreadableChange("a mark of no owner")),
          Long.parseLong(ChangeHeaders.required(header, ChangeHeaders.SEQ)),
          Instant.parse(ChangeHeaders.required(header, ChangeHeaders.TIME)));
    } catch (NumberFormatException | DateTimeException e) {
      throw new UnreadableChange("a mark that cannot be read: " + e.getMessage());
    }
  }

  private static void put(Map<String, byte[]> headers, String name, String value) {
    headers.put(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
