package org.entente.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.entente.contracts.Fault.Rule;
import org.entente.rest.QueryParams.Refusal;

/**
 * Opaque cursors (API §1): a version, a keyset position, and a truncated SHA-256 over both and the
 * view, so that a cursor of another view or with a changed byte is refused. Not a secret: reads are
 * open.
 */
final class PageCursor {
  private static final int VERSION = 1;
  private static final int DIGEST_BYTES = 9;
  private static final int MOST_LENGTH = 1024;

  private PageCursor() {}

  /** A null member of the position comes back as null. */
  static String encode(List<String> position, String view) {
    byte[] body = body(position);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(body);
    bytes.writeBytes(digest(body, view));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  static List<String> decode(String cursor, String view) {
    try {
      if (cursor.length() <= MOST_LENGTH) {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        // the last letter's spare bits count too
        boolean asGiven =
            Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(cursor);
        if (asGiven && bytes.length > DIGEST_BYTES && bytes[0] == VERSION) {
          byte[] body = Arrays.copyOf(bytes, bytes.length - DIGEST_BYTES);
          byte[] digest = Arrays.copyOfRange(bytes, body.length, bytes.length);
          if (Arrays.equals(digest, digest(body, view))) {
            return position(body);
          }
        }
      }
    } catch (IllegalArgumentException e) {
      // no base64: told below
    }
    throw new Refusal(Rule.VALUE, "is no cursor of this list; take it from next as it stands");
  }

  private static byte[] body(List<String> position) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeByte(VERSION);
      for (String member : position) {
        out.writeBoolean(member != null);
        if (member != null) {
          out.writeUTF(member);
        }
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> position(byte[] body) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(body))) {
      in.skipBytes(1);
      List<String> position = new ArrayList<>();
      while (in.available() > 0) {
        position.add(in.readBoolean() ? in.readUTF() : null);
      }
      return position;
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static byte[] digest(byte[] body, String view) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(body);
      return Arrays.copyOf(sha.digest(view.getBytes(UTF_8)), DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
