package org.entente.timeline.web.page;

import static org.entente.timeline.web.page.Address.encoded;

import java.time.Instant;
import org.entente.contracts.ChangeHeaders;
import org.entente.contracts.EntityKey;

/**
 * Where the pages of records are, in the language and the record of the day that the address asked
 * for.
 *
 * @param language null where the address names none
 * @param asOf null for the record as it is now
 */
public record Links(String language, String asOf) {

  static Links of(Address address) {
    return new Links(
        address.all("lang").isEmpty() ? null : address.one("lang"),
        address.all("asOf").isEmpty() ? null : address.one("asOf"));
  }

  /** A page of now alone. */
  public String to(String path) {
    return language == null ? path : with(path, "lang", language);
  }

  private String then(String path) {
    return to(asOf == null ? path : with(path, "asOf", encoded(asOf)));
  }

  private static String with(String path, String name, String value) {
    return path + (path.indexOf('?') < 0 ? '?' : '&') + name + "=" + value;
  }

  public String entry(String id) {
    return then("/entries/" + encoded(id));
  }

  public String partnership(String pair) {
    return then("/partnerships/" + encoded(pair));
  }

  public String person(String id) {
    return then("/people/" + encoded(id));
  }

  public String organization(String id) {
    return then("/organizations/" + encoded(id));
  }

  public String series(String id) {
    return then("/series/" + encoded(id));
  }

  public String initiative(String id) {
    return then("/initiatives/" + encoded(id));
  }

  /** All events of a topic. */
  public String topic(String slug) {
    return then("/search?topic=" + encoded(slug));
  }

  public String edit(String kind, String id) {
    return to("/edit/" + kind + "/" + encoded(id));
  }

  /** As it was recorded up to a time. */
  public String record(EntityKey key, Instant time) {
    return new Links(language, ChangeHeaders.time(time)).record(key);
  }

  public String record(EntityKey key) {
    return then(
        (switch (key.kind()) {
              case EVENT -> "/entries/";
              case PARTY -> "/search?party=";
              case PERSON, ORGANIZATION, SERIES, INITIATIVE -> "/" + key.kind().collection() + "/";
            })
            + encoded(key.id()));
  }
}
