package org.entente.timeline.export;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.entente.edtf.Edtf;
import org.entente.edtf.EdtfDate;
import org.entente.edtf.EdtfDay;
import org.entente.edtf.EdtfException;
import org.entente.edtf.EdtfLabel;

/**
 * The few words that files say themselves, and those of the record's sets as the pages have them.
 */
public final class Words {
  private static final List<String> LANGUAGES = List.of("en", "ja", "hi");

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final Locale locale;
  private final ResourceBundle own;
  private final ResourceBundle sets;

  private Words(Locale locale) {
    this.locale = locale;
    this.own = bundle("briefing.words", locale);
    this.sets = bundle("pages.words", locale);
  }

  /**
   * @param language null for English, as for one without words of its own
   */
  public static Words in(Locale language) {
    return new Words(
        language != null && LANGUAGES.contains(language.getLanguage())
            ? Locale.of(language.getLanguage())
            : Locale.ENGLISH);
  }

  private static ResourceBundle bundle(String name, Locale locale) {
    return ResourceBundle.getBundle(
        name,
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  String tag() {
    return locale.getLanguage();
  }

  public String say(String key) {
    return own.getString(key);
  }

  /** What pages say. */
  String page(String key) {
    return sets.getString(key);
  }

  /** What pages say with something filled in. */
  public String page(String key, String value) {
    return new MessageFormat(sets.getString(key), locale).format(new Object[] {value});
  }

  /** A topic as words: its own in this language, else the slug's. */
  public String topic(String slug) {
    String known = word("topic", slug);
    if (!known.equals(slug)) {
      return known;
    }
    String words = slug.replace('-', ' ');
    return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(locale) + words.substring(1);
  }

  /** A word of a set such as {@code kind}; one that is not known stays as it is. */
  public String word(String set, String value) {
    try {
      return sets.getString(set + "." + value);
    } catch (MissingResourceException e) {
      return value;
    }
  }

  /** A moment to the minute, in UTC. */
  String moment(Instant moment) {
    LocalDateTime utc = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    return new MessageFormat(sets.getString("moment"), locale)
        .format(
            new Object[] {
              EdtfLabel.of(EdtfDay.of(utc.toLocalDate()), locale), MINUTES.format(utc) + " UTC"
            });
  }

  /** A year as people write it: 2024, 2024年, 44 BC. */
  String year(int year) {
    return EdtfLabel.of(EdtfDate.ofYear(year), locale);
  }

  /** Several side by side, parted as the language does, or as theirs all is. */
  public String list(Collection<String> parts) {
    return Script.list(parts, tag(), sets.getString("comma"));
  }

  /** A date of the record in words; one that cannot be read stays as it is. */
  public String date(String edtf) {
    try {
      return EdtfLabel.of(Edtf.parse(edtf), locale);
    } catch (EdtfException e) {
      return edtf;
    }
  }
}
