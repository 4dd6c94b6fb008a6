package org.entente.timeline.web.page;

import com.ibm.icu.text.Collator;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The order of names as readers of a language expect it (CLDR's, by ICU). Safe for any thread. */
final class Collation {
  private static final Map<Locale, Collator> KNOWN = new ConcurrentHashMap<>();

  private Collation() {}

  static Comparator<String> of(Locale language) {
    // frozen, a collator may be shared
    return KNOWN.computeIfAbsent(language, each -> Collator.getInstance(each).freeze())::compare;
  }

  /** By a name, in the language of the interface. */
  static <T> Comparator<T> by(Function<T, String> name, Texts t) {
    return Comparator.comparing(name, of(t.locale()));
  }
}
