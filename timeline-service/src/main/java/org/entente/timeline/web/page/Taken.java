package org.entente.timeline.web.page;

import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How a page is named elsewhere.
 *
 * @param cite a line for a footnote
 * @param embed HTML that shows it in another page, null where it cannot be
 */
public record Taken(String cite, String embed) {

  static Taken of(Page page, String title, String embedded) {
    String cite =
        page.t()
            .say("cite.line", "“" + title + "”", page.canonical())
            .replace("{day}", page.t().day(LocalDate.now(ZoneOffset.UTC)));
    return new Taken(cite, embedded);
  }

  static String frame(String url, String title) {
    return "<iframe src=\""
        + attribute(url)
        + "\" title=\""
        + attribute(title)
        + "\" width=\"100%\" height=\"600\" loading=\"lazy\"></iframe>";
  }

  private static String attribute(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }
}
