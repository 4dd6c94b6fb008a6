package org.entente.edtf;

import java.util.HashMap;
import java.util.Map;

/** The English words that name a month, a season, a count or a doubt. */
final class WordNames {
  /** What stands between the ends of a span. */
  static final String[] TO = {"to", "until", "till", "through", "-", "–", "—"};

  static final Map<String, Integer> MONTHS = months();
  static final Map<String, Season> SEASONS =
      Map.of(
          "spring", Season.SPRING,
          "summer", Season.SUMMER,
          "autumn", Season.AUTUMN,
          "fall", Season.AUTUMN,
          "winter", Season.WINTER);
  static final Map<String, Integer> ORDINALS =
      Map.of("first", 1, "second", 2, "third", 3, "fourth", 4);
  static final Map<String, Qualifier> QUALIFIERS =
      Map.ofEntries(
          Map.entry("about", Qualifier.APPROXIMATE),
          Map.entry("around", Qualifier.APPROXIMATE),
          Map.entry("approximately", Qualifier.APPROXIMATE),
          Map.entry("approx", Qualifier.APPROXIMATE),
          Map.entry("roughly", Qualifier.APPROXIMATE),
          Map.entry("circa", Qualifier.APPROXIMATE),
          Map.entry("ca", Qualifier.APPROXIMATE),
          Map.entry("c", Qualifier.APPROXIMATE),
          Map.entry("~", Qualifier.APPROXIMATE),
          Map.entry("possibly", Qualifier.UNCERTAIN),
          Map.entry("perhaps", Qualifier.UNCERTAIN),
          Map.entry("maybe", Qualifier.UNCERTAIN),
          Map.entry("?", Qualifier.UNCERTAIN),
          Map.entry("%", Qualifier.UNCERTAIN_AND_APPROXIMATE));

  private WordNames() {}

  private static Map<String, Integer> months() {
    String[] names = {
      "january", "february", "march", "april", "may", "june",
      "july", "august", "september", "october", "november", "december"
    };
    Map<String, Integer> months = new HashMap<>(Map.of("sept", 9));
    for (int i = 0; i < names.length; i++) {
      months.put(names[i], i + 1);
      months.put(names[i].substring(0, 3), i + 1);
    }
    return months;
  }
}
