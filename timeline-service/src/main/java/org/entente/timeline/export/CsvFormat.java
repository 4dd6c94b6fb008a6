package org.entente.timeline.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * RFC 4180 with a head line. A cell that a spreadsheet might run as a formula gets an apostrophe in
 * front (API §3, §7).
 */
final class CsvFormat implements ExportFormat {
  private static final String RISKY = "'=+-@\t＝＋－＠";

  private final CsvWriter csv;
  private final Heading heading;
  private final EntryText words;

  CsvFormat(OutputStream out, Heading heading) {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
    this.heading = heading;
    this.words = new EntryText(heading.words());
  }

  @Override
  public void begin() {
    csv.writeRecord(CsvRow.COLUMNS);
  }

  @Override
  public void entry(byte[] document, Instant published) throws IOException {
    String[] cells = CsvRow.cells(document, words, heading.addresses());
    for (int i = 0; i < cells.length; i++) {
      cells[i] = safe(cells[i]);
    }
    csv.writeRecord(cells);
  }

  static String safe(String cell) {
    String clean = PlainText.clean(cell);
    return !clean.isEmpty() && RISKY.indexOf(clean.charAt(0)) >= 0 ? "'" + clean : clean;
  }

  @Override
  public void end() throws IOException {
    csv.flush();
  }
}
