package org.entente.timeline.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/** An entry a line, as the API gives it. */
final class NdjsonFormat implements ExportFormat {
  private final OutputStream out;
  private final EntryAddress address;

  NdjsonFormat(OutputStream out, Heading heading) {
    this.out = out;
    this.address = new EntryAddress(heading.addresses().base());
  }

  @Override
  public void begin() {}

  @Override
  public void entry(byte[] document, Instant published) throws IOException {
    address.write(document, out);
    out.write('\n');
  }

  @Override
  public void end() {}
}
