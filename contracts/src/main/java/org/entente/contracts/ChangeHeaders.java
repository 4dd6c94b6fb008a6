package org.entente.contracts;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A change as the headers of a CloudEvents 1.0 message in binary mode (Kafka protocol binding), and
 * back (DESIGN §5, API §10).
 */
public final class ChangeHeaders {
  public static final String ID = "ce_id";
  public static final String SOURCE = "ce_source";
  public static final String TYPE = "ce_type";
  public static final String SUBJECT = "ce_subject";
  public static final String TIME = "ce_time";
  public static final String SPECVERSION = "ce_specversion";
  public static final String DATASCHEMA = "ce_dataschema";
  public static final String REVISION = "ce_revision";
  public static final String SEQ = "ce_seq";
  public static final String ACTOR = "ce_actor";
  public static final String REASON = "ce_reason";
  public static final String MERGED_INTO = "ce_mergedinto";
  public static final String TRACEPARENT = "traceparent";
  public static final String CONTENT_TYPE = "content-type";

  private static final String SCHEMA_BASE = "https://entente.example/schemas/v1/";

  private ChangeHeaders() {}

  /** The headers of a change's message, in a fixed order. */
  public static Map<String, byte[]> encode(Change change) {
    Map<String, byte[]> headers = new LinkedHashMap<>();
    put(headers, SPECVERSION, "1.0");
    put(headers, ID, change.owner().service() + "/" + change.seq());
    put(headers, SOURCE, change.owner().source());
    put(headers, TYPE, "entente." + change.key().kind().word() + "." + change.type().word());
    put(headers, SUBJECT, change.key().toString());
    put(headers, TIME, time(change.recordedAt()));
    put(headers, DATASCHEMA, schema(change.key().kind()));
    put(headers, REVISION, Integer.toString(change.revision()));
    put(headers, SEQ, Long.toString(change.seq()));
    put(headers, ACTOR, change.actor());
    put(headers, REASON, change.reason());
    put(headers, MERGED_INTO, change.mergedInto());
    put(headers, CONTENT_TYPE, "application/json");
    return headers;
  }

  /** The {@code $id} of the JSON Schema of a kind; an identifier, never fetched. */
  public static String schema(Kind kind) {
    return SCHEMA_BASE + kind.word() + ".json";
  }

  /**
   * The change that a message holds.
   *
   * @param header the bytes of the last header of a name, or null
   * @throws UnreadableChange naming what is wrong
   */
  public static Change decode(Function<String, byte[]> header, byte[] value) {
    if (value == null) {
      throw new UnreadableChange("the message has no value");
    }
    Owner owner =
        Owner.ofSource(required(header, SOURCE))
            .orElseThrow(() -> new UnreadableChange(SOURCE + " names no owner"));
    try {
      EntityKey key = EntityKey.parse(required(header, SUBJECT));
      Change.Type type = type(required(header, TYPE), key.kind());
      long seq = positive(SEQ, required(header, SEQ), Long.MAX_VALUE);
      int revision = (int) positive(REVISION, required(header, REVISION), Integer.MAX_VALUE);
      Instant recordedAt = Instant.parse(required(header, TIME));
      if (key.kind().owner() != owner) {
        throw new UnreadableChange(owner.service() + " does not own " + key);
      }
      return new Change(
          owner,
          seq,
          key,
          revision,
          type,
          recordedAt,
          text(header, ACTOR),
          text(header, REASON),
          text(header, MERGED_INTO),
          value);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new UnreadableChange(e.getMessage());
    }
  }

  private static Change.Type type(String text, Kind kind) {
    String prefix = "entente." + kind.word() + ".";
    if (!text.startsWith(prefix)) {
      throw new UnreadableChange(TYPE + " does not match the subject: " + text);
    }
    return Change.Type.ofWord(text.substring(prefix.length()));
  }

  private static long positive(String name, String text, long most) {
    try {
      long number = Long.parseLong(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new UnreadableChange(name + " is no number from 1: " + text);
  }

  /** A recorded time as the wire and the API write it: UTC, always six digits of fraction. */
  public static String time(Instant instant) {
    String text = instant.truncatedTo(ChronoUnit.SECONDS).toString();
    return text.substring(0, text.length() - 1) + ".%06dZ".formatted(instant.getNano() / 1_000);
  }

  private static void put(Map<String, byte[]> headers, String name, String value) {
    if (value != null) {
      headers.put(name, value.getBytes(StandardCharsets.UTF_8));
    }
  }

  static String required(Function<String, byte[]> header, String name) {
    String text = text(header, name);
    if (text == null || text.isEmpty()) {
      throw new UnreadableChange("the header " + name + " is missing");
    }
    return text;
  }

  /** Bad UTF-8 is refused, not replaced. */
  static String text(Function<String, byte[]> header, String name) {
    byte[] bytes = header.apply(name);
    if (bytes == null) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableChange("the header " + name + " is not UTF-8");
    }
  }
}
