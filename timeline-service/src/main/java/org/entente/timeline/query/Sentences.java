package org.entente.timeline.query;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.entente.edtf.Edtf;
import org.entente.edtf.EdtfDate;
import org.entente.edtf.EdtfInterval;
import org.entente.edtf.EdtfLabel;

/** What is said of entries, gaps and findings, in English, Japanese or Hindi. */
public final class Sentences {
  /** Names of parties that English speaks of with an article. */
  private static final Pattern WITH_ARTICLE =
      Pattern.compile(
          "(United|European|Soviet|African|Arab|Holy|Federated|Marshall|Solomon|Cook|Faroe|Falkland)\\b.*"
              + "|(Republic|Kingdom|State|Commonwealth|Federation|Democratic) .*"
              + "|.* (Republic|Kingdom|Union|Federation|Emirates|Islands|States|Nations|Organi[sz]ation|Community|Council|League|Commonwealth)"
              + "|Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros");

  private final Locale locale;
  private final ResourceBundle words;

  private Sentences(Locale locale) {
    this.locale = locale;
    this.words =
        ResourceBundle.getBundle(
            "query.sentences",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * @param language null for English, as for one that has no sentences
   */
  public static Sentences in(Locale language) {
    return new Sentences(language == null ? Locale.ENGLISH : Locale.of(language.getLanguage()));
  }

  String say(String key, String... of) {
    return new MessageFormat(words.getString(key), locale).format(of);
  }

  /** What is wrong, of a finding that names these. */
  public String finding(String key, List<String> named) {
    return say("finding." + key, named.toArray(String[]::new));
  }

  private boolean english() {
    return words.getLocale().getLanguage().isEmpty();
  }

  /** A party as it stands within a sentence. */
  String party(String name) {
    return english() && WITH_ARTICLE.matcher(name).matches() ? "the " + name : name;
  }

  String both(String one, String other) {
    return say("and", one, other);
  }

  /** The level's meeting; {@code null} for a level that no sentence is about. */
  String meeting(String level) {
    return words.containsKey("level." + level) ? words.getString("level." + level) : null;
  }

  String ordinal(int number) {
    if (!english()) {
      return Integer.toString(number);
    }
    String suffix =
        number % 100 / 10 == 1
            ? "th"
            : switch (number % 10) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            };
    return number + suffix;
  }

  /** The time since when something has not been: of what lasted, its end. */
  String since(String edtf) {
    Edtf date = Edtf.parse(edtf);
    boolean lasted = date instanceof EdtfInterval(var start, EdtfDate end) && end.certain();
    return label(lasted ? (EdtfDate) ((EdtfInterval) date).end() : date);
  }

  private String label(Edtf date) {
    return EdtfLabel.of(date, english() ? Locale.ENGLISH : locale);
  }
}
