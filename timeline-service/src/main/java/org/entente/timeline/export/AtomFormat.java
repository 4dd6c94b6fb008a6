package org.entente.timeline.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.entente.contracts.ChangeHeaders;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.EntryJson;

/** An Atom feed (RFC 4287), in pages (RFC 5005 §3). */
final class AtomFormat implements ExportFormat {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private final XMLStreamWriter xml;
  private final Heading heading;
  private final EntryText words;

  AtomFormat(OutputStream out, Heading heading) throws IOException {
    try {
      this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    this.heading = heading;
    this.words = new EntryText(heading.words());
  }

  private interface Writing {
    void run() throws XMLStreamException;
  }

  private static void writing(Writing writing) throws IOException {
    try {
      writing.run();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void begin() throws IOException {
    Heading.Addresses addresses = heading.addresses();
    writing(() -> {
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(ATOM);
      if (heading.language() != null) {
        xml.writeAttribute("xml:lang", heading.language().toLanguageTag());
      }
      text("id", Feeds.ofFeed(heading));
      text("title", heading.titleAsOf());
      text("updated", ChangeHeaders.time(heading.madeOrEpoch()));
      xml.writeStartElement("author");
      text("name", "Entente");
      text("uri", addresses.base() + "/");
      xml.writeEndElement();
      text("generator", "Entente");
      text("rights", heading.licence().name() + ", " + heading.licence().url());
      link("license", null, heading.licence().url());
      link("self", "application/atom+xml", addresses.self());
      link("alternate", "text/html", addresses.page());
      link("first", "application/atom+xml", addresses.first());
      if (addresses.next() != null) {
        link("next", "application/atom+xml", addresses.next());
      }
    });
  }

  @Override
  public void entry(byte[] document, Instant published) throws IOException {
    Entry entry = EntryJson.read(document);
    writing(() -> {
      xml.writeStartElement("entry");
      text("id", Feeds.id(entry.id()));
      text("title", entry.title());
      if (published != null) {
        text("published", ChangeHeaders.time(published));
      }
      text("updated", entry.recordedAt());
      link("alternate", "text/html", heading.addresses().entry(entry.id()));
      category("date", entry.date().edtf(), entry.date().label());
      category("kind", entry.kind(), null);
      for (String topic : entry.topics()) {
        category("topic", topic, null);
      }
      xml.writeStartElement("content");
      xml.writeAttribute("type", "text");
      xml.writeCharacters(String.join("\n", words.lines(entry)));
      xml.writeEndElement();
      xml.writeEndElement();
    });
  }

  @Override
  public void end() throws IOException {
    writing(() -> {
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    });
  }

  private void text(String element, String text) throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeCharacters(PlainText.line(text));
    xml.writeEndElement();
  }

  private void link(String rel, String type, String href) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    if (type != null) {
      xml.writeAttribute("type", type);
    }
    xml.writeAttribute("href", href);
  }

  /** Schemes are addresses of this instance, which need not lead anywhere. */
  private void category(String scheme, String term, String label) throws XMLStreamException {
    xml.writeEmptyElement("category");
    xml.writeAttribute("scheme", heading.addresses().base() + "/schemes/" + scheme);
    xml.writeAttribute("term", PlainText.line(term));
    if (label != null) {
      xml.writeAttribute("label", PlainText.line(label));
    }
  }
}
