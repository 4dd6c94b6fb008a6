package org.entente.timeline.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.entente.timeline.entry.Entry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A date under the heading of its year, and alone in few words. */
class DateViewTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2024-06-05             | en | 5 Jun             | 5 Jun 2024
          2024-06-05/2024-06-09  | en | 5 – 9 Jun         | 5 – 9 Jun 2024
          2024-06-05/2024-06-09  | ja | 6月5日～9日       | 2024年6月5日～9日
          2024-06-05/2024-06-09  | hi | 5 – 9 जून         | 5–9 जून 2024
          2024-05-30/2024-06-02  | en | 30 May – 2 Jun    | 30 May – 2 Jun 2024
          2024-05/2024-06        | en | May – Jun         | May – June 2024
          2023-12-30/2024-01-02  | en | 30 December 2023 – 2 January 2024 | 30 December 2023 – 2 January 2024
          2020-03-11T10:00:00Z   | en | 11 Mar, 10:00 UTC | 11 March 2020, 10:00 UTC
          2020-03-11T10:00:00Z   | ja | 3月11日 10:00 UTC | 2020年3月11日 10:00 UTC
          2024-06-05~/2024-06-09 | en | about 5 June 2024 – 9 June 2024   | about 5 June 2024 – 9 June 2024
          -0043-03-15            | en | 15 Mar            | 15 March 44 BC
          0044-03-15/0044-03-17  | en | 15 – 17 Mar       | 15–17 March 44 AD
          """)
  void itsYearIsSaidOnce(String edtf, String language, String inYear, String alone) {
    Entry.When when = new Entry.When(edtf, null, null, edtf, true);
    Texts texts = Texts.of(Locale.of(language));
    // the libraries part a range with thin spaces
    assertEquals(inYear, plain(DateView.of(when, texts).text()));
    assertEquals(alone, plain(DateView.brief(when, texts)));
  }

  private static String plain(String text) {
    return text.replaceAll("[\\u2009\\u202f]", " ");
  }
}
