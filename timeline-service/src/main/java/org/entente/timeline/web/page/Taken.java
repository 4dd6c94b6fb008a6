package org.entente.timeline.web.page;

import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How a page is named and shown elsewhere.
 *
 * @param cite a line for a footnote
 * @param embed HTML that shows it in another page
 */
public record Taken(String cite, String embed) {

  /**
   * @param page whose canonical address begins with this
   */
  static Taken of(Page page, String publicUrl) {
    String cite =
        page.t()
            .say("cite.line", "“" + page.title() + "”", page.canonical())
            .replace("{day}", page.t().day(LocalDate.now(ZoneOffset.UTC)))
            .replace("{licence}", page.licence().name());
    String path = page.canonical().substring(publicUrl.length());
    return new Taken(cite, frame(publicUrl + "/embed" + path, page.title()));
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
