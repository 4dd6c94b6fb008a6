package org.entente.timeline.export;

import io.quarkus.qute.TemplateInstance;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.contracts.Event;
import org.entente.contracts.Source;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.EntryJson;
import org.entente.timeline.export.Briefing.Cited;
import org.entente.timeline.export.Briefing.Foot;
import org.entente.timeline.export.Briefing.Head;
import org.entente.timeline.export.Briefing.Item;
import org.entente.timeline.export.Briefing.Result;
import org.entente.timeline.export.Briefing.Templates;
import org.entente.timeline.export.Briefing.Told;
import org.entente.timeline.export.Briefing.Who;

/**
 * A briefing to read on paper: by year, each event with who met as what, what came of it and on
 * whose word. Qute escapes whatever a record brings, and the pages' rule for text that turns its
 * direction holds here too.
 */
final class HtmlBriefing implements ExportFormat {
  /** Entries whose remarks are asked for at once. */
  private static final int STEP = 100;

  /** Of this instance: a name that is no version's is asked for anew. */
  private static final String STYLE = "/assets/briefing/briefing.css";

  private final OutputStream out;
  private final Heading heading;
  private final Words words;
  private final EntryText text;
  private final List<Entry> waiting = new ArrayList<>();
  private final Set<String> above = new HashSet<>();
  private String year;
  private long entries;

  HtmlBriefing(OutputStream out, Heading heading) {
    this.out = out;
    this.heading = heading;
    this.words = heading.words();
    this.text = new EntryText(words);
  }

  @Override
  public void begin() throws IOException {
    write(
        Templates.head(
            new Head(
                words.tag(),
                heading.title(),
                STYLE,
                heading.addresses().page(),
                words.moment(heading.madeOrEpoch()),
                heading.asOf() == null ? null : words.moment(heading.asOf()),
                BriefingGlance.of(heading),
                words)));
  }

  @Override
  public void entry(byte[] document, Instant published) throws IOException {
    waiting.add(EntryJson.read(document));
    if (waiting.size() == STEP) {
      writeWaiting();
    }
  }

  private void writeWaiting() throws IOException {
    Map<String, List<String>> remarks =
        waiting.isEmpty() ? Map.of() : heading.remarks().apply(List.copyOf(waiting));
    for (Entry entry : waiting) {
      write(Templates.entry(item(entry, remarks.getOrDefault(entry.id(), List.of()))));
      entries++;
    }
    waiting.clear();
  }

  private Item item(Entry entry, List<String> remarks) {
    String itsYear = year(entry);
    boolean opens = !itsYear.equals(year);
    if (opens) {
      year = itsYear;
      above.clear();
    }
    boolean part = entry.partOf() != null && above.contains(entry.partOf().id());
    if (!part && entry.partOf() == null) {
      above.clear();
    }
    above.add(entry.id());
    return new Item(
        opens ? itsYear : null,
        part,
        heading.addresses().entry(entry.id()),
        entry.title(),
        words.word("kind", entry.kind()),
        Event.HELD.equals(entry.status()) ? null : words.word("status", entry.status()),
        entry.date().label(),
        entry.date().edtf(),
        !entry.date().certain(),
        EntryText.place(entry),
        words.list(entry.parties().stream().map(EntryText::name).toList()),
        part || entry.partOf() == null || entry.partOf().title() == null
            ? null
            : entry.partOf().title(),
        entry.participants().stream().map(this::who).toList(),
        entry.summary(),
        entry.outcomes().stream()
            .map(outcome -> new Result(text.outcome(outcome), "open".equals(outcome.state())))
            .toList(),
        entry.accounts().stream()
            .map(account -> new Told(party(entry, account.party()), account.text()))
            .toList(),
        entry.sources().stream().map(this::cited).toList(),
        remarks,
        words);
  }

  private Who who(Entry.Participant participant) {
    return new Who(EntryText.who(participant), participant.party(), text.roles(participant));
  }

  private Cited cited(Source source) {
    return new Cited(
        source.title() == null ? source.url() : source.title(),
        WebAddress.safe(source.url()),
        source.publisher(),
        source.published() == null ? null : words.date(source.published()),
        source.quote());
  }

  private static String party(Entry entry, String id) {
    return entry.parties().stream()
        .filter(party -> party.id().equals(id))
        .findFirst()
        .map(EntryText::name)
        .orElse(id);
  }

  /** Of the earliest day; nothing where that is not known. */
  private String year(Entry entry) {
    String earliest = entry.date().earliest();
    return earliest == null ? "" : words.year(LocalDate.parse(earliest).getYear());
  }

  @Override
  public void end() throws IOException {
    writeWaiting();
    write(
        Templates.foot(
            new Foot(
                Long.toString(entries),
                heading.addresses().page(),
                heading.licence(),
                words.moment(heading.madeOrEpoch()),
                entries == 0,
                words)));
  }

  private void write(TemplateInstance template) throws IOException {
    out.write(template.render().getBytes(StandardCharsets.UTF_8));
  }
}
