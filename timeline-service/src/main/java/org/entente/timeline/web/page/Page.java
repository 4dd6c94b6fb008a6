package org.entente.timeline.web.page;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.entente.contracts.ChangeHeaders;
import org.entente.timeline.export.Heading;

/**
 * What every page has.
 *
 * @param title of the document, without the site's name
 * @param site the public address under which all pages stand
 * @param canonical the public address of what is shown; null where it is a form or of the moment
 * @param licence under which what is shown may be taken away
 * @param live what is announced while one reads; null where nothing is
 */
public record Page(
    String title,
    Texts t,
    Links links,
    Address address,
    Assets assets,
    Heading.Licence licence,
    String site,
    String canonical,
    Live live) {

  /** The page in another language. */
  public record Tongue(String tag, String name, String href) {}

  public List<Tongue> tongues() {
    return Texts.LANGUAGES.stream()
        .filter(tag -> !tag.equals(t.names()))
        .map(tag ->
            new Tongue(
                tag, Locale.of(tag).getDisplayLanguage(Locale.of(tag)), address.with("lang", tag)))
        .toList();
  }

  /** The field that the form for another day has itself. */
  public List<String> asOfField() {
    return List.of("asOf");
  }

  /** The fields that the form of dates and words has itself. */
  public List<String> narrowingFields() {
    return List.of("from", "to", "q");
  }

  /** Whether it is the page of a timeline, which that form narrows. */
  public boolean narrowed() {
    return address.timeline().isPresent();
  }

  /** The feed of what is seen, to be found by readers of feeds; null where there is none. */
  public String feed() {
    return address.timeline().map(view -> view.with("format", "atom")).orElse(null);
  }

  /**
   * The public address of what is seen as a calendar, to be subscribed to; null where there is
   * none, and for the record of another day, which will not change.
   */
  String calendar() {
    return address.all("asOf").isEmpty()
        ? address.timeline().map(view -> site + view.with("format", "ics")).orElse(null)
        : null;
  }

  /** Without parameters that are at fault, but for those that the form shows. */
  Page without(List<String> faulty) {
    Address left = address;
    for (String name : faulty) {
      left = narrowingFields().contains(name) ? left : left.changed(name, List.of());
    }
    return new Page(title, t, links, left, assets, licence, site, canonical, live);
  }

  Page titled(String other) {
    return new Page(other, t, links, address, assets, licence, site, canonical, live);
  }

  Page live(Live announced) {
    return new Page(title, t, links, address, assets, licence, site, canonical, announced);
  }

  Page canonical(String url) {
    return new Page(title, t, links, address, assets, licence, site, url, live);
  }

  /**
   * @param asOf the time up to which the page shows the record, null for now
   */
  Page canonical(String url, Instant asOf) {
    return canonical(asOf == null ? url : url + "?asOf=" + ChangeHeaders.time(asOf));
  }
}
