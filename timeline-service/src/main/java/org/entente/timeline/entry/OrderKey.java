package org.entente.timeline.entry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.entente.edtf.Bounds;

/**
 * An entry's place in every timeline (API §5): earliest bound, unknown first; latest bound
 * descending, open or unknown first; depth; ordinal, absent last; id by code point.
 *
 * <p>Written as bytes whose unsigned order is that order, so that a page starts with one comparison
 * and the exact reverse costs nothing.
 */
public final class OrderKey implements Comparable<OrderKey> {
  /** Parts deeper than this are ordered as if they were this deep. */
  public static final int MOST_DEPTH = 16;

  private static final int DATE = Long.BYTES + Long.BYTES;
  private static final int FIXED = DATE + 1 + Integer.BYTES;

  private final byte[] bytes;

  private OrderKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @param ordinal null where the record gives none
   */
  public static OrderKey of(Bounds bounds, int depth, Integer ordinal, String id) {
    byte[] tail = id.getBytes(StandardCharsets.UTF_8);
    return new OrderKey(
        date(ByteBuffer.allocate(FIXED + tail.length), bounds)
            .put((byte) Math.min(depth, MOST_DEPTH))
            .putInt(ordinal == null ? -1 : ordinal)
            .put(tail)
            .array());
  }

  /** How the keys of all entries with these bounds begin: before the first of them. */
  public static OrderKey date(Bounds bounds) {
    return new OrderKey(date(ByteBuffer.allocate(DATE), bounds).array());
  }

  private static ByteBuffer date(ByteBuffer bytes, Bounds bounds) {
    return bytes
        .putLong(unsigned(bounds.earliestKnown() ? bounds.earliest() : Long.MIN_VALUE))
        .putLong(unsigned(bounds.latestKnown() ? -bounds.latest() : Long.MIN_VALUE));
  }

  /** From a key's own bytes, as a cursor or a row holds them. */
  public static OrderKey of(byte[] bytes) {
    return new OrderKey(bytes.clone());
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  private static long unsigned(long signed) {
    return signed ^ Long.MIN_VALUE;
  }

  @Override
  public int compareTo(OrderKey other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OrderKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
