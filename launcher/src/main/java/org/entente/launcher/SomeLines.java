package org.entente.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * The next lines of a file, at most so many, as a stream of their own; what follows them stays in
 * the file's stream. One thread at a time.
 */
final class SomeLines extends InputStream {
  /** At most this is read at once, and so given back. */
  static final int BUFFER = 16 * 1024;

  private final PushbackInputStream file;
  private final long most;
  private volatile long passed;
  private boolean within;

  /**
   * @param file takes back {@link #BUFFER} bytes
   * @param most where this stream ends, if the file does not end before
   */
  SomeLines(PushbackInputStream file, long most) {
    this.file = file;
    this.most = most;
  }

  /** Lines handed out so far; a last one without an end counts once the file has ended. */
  long passed() {
    return passed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (passed == most || length == 0) {
      return passed == most ? -1 : 0;
    }
    int read = file.read(bytes, offset, Math.min(length, BUFFER));
    if (read < 0) {
      passed += within ? 1 : 0;
      within = false;
      return -1;
    }
    for (int i = offset; i < offset + read; i++) {
      within = bytes[i] != '\n';
      if (!within && ++passed == most) {
        file.unread(bytes, i + 1, offset + read - (i + 1));
        return i + 1 - offset;
      }
    }
    return read;
  }
}
