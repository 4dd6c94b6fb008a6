package org.entente.timeline.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The formats in which a timeline is given (API §7), the usual one first. */
public enum Format {
  JSON("json", "application/json", ""),
  NDJSON("ndjson", "application/x-ndjson", ""),
  CSV("csv", "text/csv", "; charset=utf-8; header=present"),
  ICS("ics", "text/calendar", "; charset=utf-8"),
  ATOM("atom", "application/atom+xml", ""),
  JSONFEED("jsonfeed", "application/feed+json", ""),
  /** By {@code ?format=} only: its type says nothing but JSON. */
  TIMELINEJS("timelinejs", "application/json", ""),
  JSONLD("jsonld", "application/ld+json", ""),
  HTML("html", "text/html", "; charset=utf-8");

  private final String word;
  private final String type;
  private final String parameters;

  Format(String word, String type, String parameters) {
    this.word = word;
    this.type = type;
    this.parameters = parameters;
  }

  /** As {@code ?format=} names it, and a file's name ends. */
  public String word() {
    return word;
  }

  /** The media type whole. */
  public String type() {
    return type + parameters;
  }

  /** Whether it shows the entries last changed, page by page, and not the view whole. */
  public boolean feed() {
    return this == ATOM || this == JSONFEED;
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Format::word).toList();
  }

  /** Types to choose from by {@code Accept}. */
  public static List<String> types() {
    return Arrays.stream(values()).filter(f -> f != TIMELINEJS).map(f -> f.type).toList();
  }

  public static Optional<Format> ofWord(String word) {
    return Arrays.stream(values()).filter(f -> f.word.equals(word)).findFirst();
  }

  /** By its type without parameters. */
  public static Optional<Format> ofType(String type) {
    return Arrays.stream(values()).filter(f -> f.type.equals(type)).findFirst();
  }

  /**
   * What writes one file of this format.
   *
   * @throws IllegalArgumentException for JSON, whose pages are made where they are asked for
   */
  public ExportFormat to(OutputStream out, Heading heading) throws IOException {
    return switch (this) {
      case NDJSON -> new NdjsonFormat(out, heading);
      case CSV -> new CsvFormat(out, heading);
      case ICS -> new CalendarFormat(out, heading);
      case ATOM -> new AtomFormat(out, heading);
      case JSONFEED -> new JsonFeedFormat(out, heading);
      case TIMELINEJS -> new TimelineJsFormat(out, heading);
      case JSONLD -> new JsonLdFormat(out, heading);
      case HTML -> new HtmlBriefing(out, heading);
      case JSON -> throw new IllegalArgumentException("a page of JSON is no file");
    };
  }
}
