package org.entente.timeline.web.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.ibm.icu.text.DateIntervalFormat;
import io.quarkus.qute.RawString;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.entente.edtf.EdtfDate;
import org.entente.edtf.EdtfLabel;
import org.entente.timeline.export.Script;
import org.entente.timeline.export.Words;

/**
 * The words of the interface in one language, and the language in which records are shown.
 *
 * @param tag of the interface: {@code en}, {@code ja} or {@code hi}
 * @param records the language of names, null where the record's own are shown
 */
public record Texts(String tag, Locale records, Locale locale, ResourceBundle words) {
  static final List<String> LANGUAGES = List.of("en", "ja", "hi");

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /** {@code lang} decides; where it is missing or unreadable, {@code Accept-Language} stands in. */
  static Texts of(UriInfo uri, HttpHeaders headers) {
    for (String asked : uri.getQueryParameters().getOrDefault("lang", List.of())) {
      if (locale(asked) != null) {
        return of(locale(asked));
      }
    }
    for (Locale accepted : headers.getAcceptableLanguages()) {
      if (LANGUAGES.contains(accepted.getLanguage())) {
        return of(Locale.of(accepted.getLanguage()));
      }
    }
    return of(Locale.ENGLISH);
  }

  static Texts of(Locale language) {
    String tag = LANGUAGES.contains(language.getLanguage()) ? language.getLanguage() : "en";
    return new Texts(
        tag,
        language.getLanguage().equals("en") ? null : language,
        tag.equals("en") ? Locale.UK : Locale.of(tag),
        ResourceBundle.getBundle(
            "pages.words",
            Locale.of(tag),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  /** Null for what is no language tag, nor none at all. */
  static Locale locale(String text) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(text).build();
      return locale.getLanguage().isEmpty() ? null : locale;
    } catch (IllformedLocaleException e) {
      return null;
    }
  }

  /** The language of names: that of the interface, or one that the interface does not speak. */
  String names() {
    return records == null ? "en" : records.getLanguage();
  }

  public String say(String key) {
    return words.getString(key);
  }

  public String say(String key, Object value) {
    return new MessageFormat(words.getString(key), locale).format(new Object[] {value});
  }

  public String say(String key, Object value, Object other) {
    return new MessageFormat(words.getString(key), locale).format(new Object[] {value, other});
  }

  /** A word from a set of the record, such as a kind; one that is not known stays as it is. */
  public String word(String set, String value) {
    if (value == null) {
      return "";
    }
    try {
      return words.getString(set + "." + value);
    } catch (MissingResourceException e) {
      return value;
    }
  }

  /** The words whose keys start so, by what follows, as JSON. */
  public String starting(String prefix) {
    ObjectNode found = JsonNodeFactory.instance.objectNode();
    for (String key : new TreeSet<>(words.keySet())) {
      if (key.startsWith(prefix)) {
        found.put(key.substring(prefix.length()), words.getString(key));
      }
    }
    return found.toString();
  }

  /** A topic as words: its own in this language, else the slug's. */
  public String topic(String slug) {
    return Words.in(locale).topic(slug);
  }

  /** The topics that have words of their own and are called so, by letters. */
  List<String> topics(String letters) {
    String sought = letters.toLowerCase(locale);
    return words.keySet().stream()
        .filter(key -> key.startsWith("topic.") && say(key).toLowerCase(locale).contains(sought))
        .map(key -> key.substring("topic.".length()))
        .sorted(Collation.by(this::topic, this))
        .toList();
  }

  /** A year as people write it: 2024, 2024年, 44 BC. */
  public String year(int year) {
    return EdtfLabel.of(EdtfDate.ofYear(year), locale);
  }

  /** Several side by side, parted as the interface's language does, or as theirs all is. */
  public String list(Collection<String> parts) {
    return Script.list(parts, tag, say("comma"));
  }

  /**
   * The attribute that a text of another language than the interface's needs, for those who have it
   * read to them and for the breaking of lines; else nothing.
   */
  public RawString lang(String text) {
    String written = text == null ? tag : Script.language(text, tag);
    return new RawString(written.equals(tag) ? "" : " lang=\"" + written + "\"");
  }

  /** A day within its year: {@code 27 Nov}. */
  public String dayInYear(LocalDate day) {
    return format("MMMd", day);
  }

  /** Days within their year: {@code 27–29 Nov}. */
  public String daysInYear(LocalDate first, LocalDate last) {
    return span("MMMd", first, last);
  }

  public String monthInYear(YearMonth month) {
    return format("MMM", month);
  }

  /** Months within their year: {@code Nov–Dec}. */
  public String monthsInYear(YearMonth first, YearMonth last) {
    return span("MMM", first.atDay(1), last.atDay(1));
  }

  public String day(LocalDate day) {
    return format("yMMMd", day);
  }

  /** Days, what they share said once: {@code 27–29 Nov 2024}. */
  public String days(LocalDate first, LocalDate last) {
    return span("yMMMd", first, last);
  }

  /** A moment to the minute, in UTC. */
  public String moment(Instant moment) {
    OffsetDateTime utc = moment.atOffset(ZoneOffset.UTC);
    return moment(format("yMMMd", utc), MINUTES.format(utc) + " UTC");
  }

  /** A day and a time of it. */
  public String moment(String day, String clock) {
    return say("moment", day, clock);
  }

  private String span(String parts, LocalDate first, LocalDate last) {
    return DateIntervalFormat.getInstance(parts, locale).formatToValue(first, last).toString();
  }

  private String format(String parts, TemporalAccessor time) {
    return DateTimeFormatter.ofLocalizedPattern(parts).withLocale(locale).format(time);
  }
}
