package org.entente.timeline.web.page;

import java.util.List;
import java.util.Locale;

/**
 * What every page has.
 *
 * @param title of the document, without the site's name
 * @param canonical the public address of the record, null where the page is a search
 * @param live what is announced while one reads; null where nothing is
 */
public record Page(
    String title,
    Texts t,
    Links links,
    Address address,
    Assets assets,
    String canonical,
    Live live) {

  /** The interface in another language. */
  public record Tongue(String tag, String name, String href) {}

  public List<Tongue> tongues() {
    return Texts.LANGUAGES.stream()
        .filter(tag -> !tag.equals(t.tag()))
        .map(tag ->
            new Tongue(
                tag, Locale.of(tag).getDisplayLanguage(Locale.of(tag)), address.with("lang", tag)))
        .toList();
  }

  /** The field that the form for another day has itself. */
  public List<String> asOfField() {
    return List.of("asOf");
  }

  Page titled(String other) {
    return new Page(other, t, links, address, assets, canonical, live);
  }

  Page live(Live announced) {
    return new Page(title, t, links, address, assets, canonical, announced);
  }

  Page canonical(String url) {
    return new Page(title, t, links, address, assets, url, live);
  }
}
