package org.entente.timeline.web.page;

import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How a page is named and shown elsewhere.
 *
 * @param cite a line for a footnote
 * @param calendar the address to subscribe to, null where there is none
 * @param embed HTML that shows it in another page
 */
public record Taken(String cite, String calendar, String embed) {

  /** Exactly what is seen: filters, order, day and language are in the address. */
  static Taken of(Page page) {
    String view = page.address().unframed().toString();
    String cite =
        page.t()
            .say("cite.line", "“" + page.title() + "”", page.site() + view)
            .replace("{day}", page.t().day(LocalDate.now(ZoneOffset.UTC)))
            .replace("{licence}", page.licence().name());
    return new Taken(cite, page.calendar(), frame(page.site() + "/embed" + view, page.title()));
  }

  private static String frame(String url, String title) {
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
