package org.entente.timeline.web.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.TreeSet;

/**
 * The words of the interface in one language, and the language in which records are shown.
 *
 * @param tag of the interface: {@code en}, {@code ja} or {@code hi}
 * @param asked whether the address names the language, so that links must carry it on
 * @param records the language of names, null where the record's own are shown
 */
public record Texts(
    String tag, boolean asked, Locale records, Locale locale, ResourceBundle words) {
  static final List<String> LANGUAGES = List.of("en", "ja", "hi");

  /** {@code lang} decides; where it is missing or unreadable, {@code Accept-Language} stands in. */
  static Texts of(UriInfo uri, HttpHeaders headers) {
    Locale asked = locale(uri.getQueryParameters().getFirst("lang"));
    if (asked != null) {
      return of(asked, true);
    }
    for (Locale accepted : headers.getAcceptableLanguages()) {
      if (LANGUAGES.contains(accepted.getLanguage())) {
        return of(Locale.of(accepted.getLanguage()), false);
      }
    }
    return of(Locale.ENGLISH, false);
  }

  static Texts of(Locale language, boolean asked) {
    String tag = LANGUAGES.contains(language.getLanguage()) ? language.getLanguage() : "en";
    return new Texts(
        tag,
        asked,
        language.getLanguage().equals("en") ? null : language,
        tag.equals("en") ? Locale.UK : Locale.of(tag),
        ResourceBundle.getBundle(
            "pages.words",
            Locale.of(tag),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  private static Locale locale(String text) {
    if (text == null) {
      return null;
    }
    try {
      Locale locale = new Locale.Builder().setLanguageTag(text).build();
      return locale.getLanguage().isEmpty() ? null : locale;
    } catch (IllformedLocaleException e) {
      return null;
    }
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

  /** A topic as words. */
  public String topic(String slug) {
    return slug.replace('-', ' ');
  }

  /** A day within its year: {@code 27 Nov}. */
  public String dayInYear(LocalDate day) {
    return format("MMMd", day);
  }

  public String monthInYear(YearMonth month) {
    return format("MMM", month);
  }

  public String day(LocalDate day) {
    return format("yMMMd", day);
  }

  /** A moment to the minute, in UTC. */
  public String moment(Instant moment) {
    return format("yMMMd", moment.atOffset(ZoneOffset.UTC))
        + ", "
        + DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(moment.atOffset(ZoneOffset.UTC))
        + " UTC";
  }

  private String format(String parts, TemporalAccessor time) {
    return DateTimeFormatter.ofLocalizedPattern(parts).withLocale(locale).format(time);
  }
}
