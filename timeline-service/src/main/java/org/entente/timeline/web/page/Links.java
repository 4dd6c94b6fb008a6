package org.entente.timeline.web.page;

import static org.entente.timeline.web.page.Address.encoded;

import org.entente.contracts.EntityKey;

/** Where the pages of records are, in the language that the address asked for. */
public record Links(String language) {

  static Links of(Texts texts) {
    return new Links(texts.asked() ? texts.tag() : null);
  }

  public String to(String path) {
    return language == null
        ? path
        : path + (path.indexOf('?') < 0 ? '?' : '&') + "lang=" + language;
  }

  public String entry(String id) {
    return to("/entries/" + encoded(id));
  }

  public String partnership(String pair) {
    return to("/partnerships/" + encoded(pair));
  }

  public String person(String id) {
    return to("/people/" + encoded(id));
  }

  public String organization(String id) {
    return to("/organizations/" + encoded(id));
  }

  public String series(String id) {
    return to("/series/" + encoded(id));
  }

  public String initiative(String id) {
    return to("/initiatives/" + encoded(id));
  }

  public String edit(String kind, String id) {
    return to("/edit/" + kind + "/" + encoded(id));
  }

  public String record(EntityKey key) {
    return to(
        (switch (key.kind()) {
              case EVENT -> "/entries/";
              case PARTY -> "/search?party=";
              case PERSON, ORGANIZATION, SERIES, INITIATIVE -> "/" + key.kind().collection() + "/";
            })
            + encoded(key.id()));
  }
}
