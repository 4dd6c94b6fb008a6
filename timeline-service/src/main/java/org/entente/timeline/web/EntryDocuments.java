package org.entente.timeline.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.timeline.export.EntryAddress;

/** Stored entries passed through as bytes; only the address, which is not theirs, is added. */
@ApplicationScoped
class EntryDocuments {
  private final EntryAddress address;

  EntryDocuments(@ConfigProperty(name = "entente.public-url") String publicUrl) {
    this.address = new EntryAddress(publicUrl);
  }

  byte[] one(byte[] document) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(document.length + 128);
    try {
      address.write(document, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A finished document with more members. */
  byte[] with(byte[] document, String members) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(document.length + members.length() + 2);
    out.write(document, 0, document.length - 1);
    out.writeBytes(("," + members + "}").getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /**
   * {@code {"entries":[…],"next":…}} of finished documents.
   *
   * @param members more members of the JSON, null for none
   */
  byte[] page(List<byte[]> documents, String next, String members) {
    int size = documents.stream().mapToInt(document -> document.length + 1).sum();
    ByteArrayOutputStream out = new ByteArrayOutputStream(size + 1_500);
    out.writeBytes("{\"entries\":[".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < documents.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      out.writeBytes(documents.get(i));
    }
    String end =
        "],\"next\":"
            + (next == null ? "null" : '"' + next + '"')
            + (members == null ? "" : "," + members)
            + "}";
    out.writeBytes(end.getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }
}
