package org.entente.timeline.export;

/** What both kinds of feeds say alike. */
final class Feeds {
  /** The year is that of the scheme, no date of an entry (RFC 4151). */
  private static final String TAG = "tag:entente,2026:";

  private Feeds() {}

  /** An entry's name in every feed of every instance, as stable as its id. */
  static String id(String entry) {
    return TAG + "event/" + entry;
  }

  /** A feed's own: whose timeline, narrowed to what. */
  static String ofFeed(Heading heading) {
    Heading.Addresses addresses = heading.addresses();
    return TAG + addresses.first().substring(addresses.base().length());
  }
}
