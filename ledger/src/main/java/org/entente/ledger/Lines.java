package org.entente.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A stream as lines, in memory that does not grow with it: LF or CR LF, a byte order mark at the
 * start is dropped.
 */
final class Lines implements LineSource {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final InputStream in;
  private final int most;
  private final byte[] buffer = new byte[64 * 1024];
  private int next;
  private int end;
  private long number;

  /**
   * @param most the longest line that is kept, in bytes
   */
  Lines(InputStream in, int most) {
    this.in = in;
    this.most = most;
  }

  @Override
  public Line next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    boolean any = false;
    boolean tooLong = false;
    while (next < end || fill()) {
      any = true;
      int start = next;
      while (next < end && buffer[next] != '\n') {
        next++;
      }
      tooLong |= line.size() + (next - start) > most + 1;
      if (!tooLong) {
        line.write(buffer, start, next - start);
      }
      if (next < end) {
        next++;
        return line(line.toByteArray(), tooLong);
      }
    }
    return any ? line(line.toByteArray(), tooLong) : null;
  }

  private Line line(byte[] bytes, boolean tooLong) {
    number++;
    int from = number == 1 && startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
    int to =
        bytes.length > from && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
    return new Line(
        number, tooLong || to - from > most ? null : Arrays.copyOfRange(bytes, from, to));
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= 3 && Arrays.equals(bytes, 0, 3, BYTE_ORDER_MARK, 0, 3);
  }

  private boolean fill() throws IOException {
    next = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }
}
