package org.entente.timeline.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.EntryJson;

/**
 * RFC 4180 with a head line. A cell that a spreadsheet might run as a formula gets an apostrophe in
 * front (API §3, §7).
 */
final class CsvFormat implements ExportFormat {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "kind",
          "status",
          "title",
          "date",
          "earliest",
          "latest",
          "label",
          "certain",
          "parties",
          "partnerships",
          "participants",
          "place",
          "host",
          "form",
          "level",
          "series",
          "edition",
          "topics",
          "summary",
          "sources",
          "url",
          "revision",
          "recordedAt");

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
    csv.writeRecord(COLUMNS);
  }

  @Override
  public void entry(byte[] document, Instant published) {
    Entry entry = EntryJson.read(document);
    csv.writeRecord(cells(entry).map(CsvFormat::safe).toList());
  }

  private Stream<String> cells(Entry entry) {
    return Stream.of(
        entry.id(),
        entry.kind(),
        entry.status(),
        entry.title(),
        entry.date().edtf(),
        entry.date().earliest(),
        entry.date().latest(),
        entry.date().label(),
        Boolean.toString(entry.date().certain()),
        joined(entry.parties().stream().map(Entry.Named::id)),
        joined(entry.partnerships().stream()),
        joined(entry.participants().stream().map(words::participant)),
        EntryText.place(entry),
        entry.host(),
        entry.form(),
        entry.level(),
        entry.series() == null ? null : entry.series().id(),
        entry.series() == null || entry.series().edition() == null
            ? null
            : entry.series().edition().toString(),
        joined(entry.topics().stream()),
        entry.summary(),
        joined(entry.sources().stream().map(EntryText::source)),
        heading.addresses().entry(entry.id()),
        Integer.toString(entry.revision()),
        entry.recordedAt());
  }

  private static String joined(Stream<String> values) {
    return values.collect(Collectors.joining(" | "));
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
