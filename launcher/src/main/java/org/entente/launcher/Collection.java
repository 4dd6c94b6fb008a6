package org.entente.launcher;

import java.util.Locale;

/** The six kinds as their owners' collections, in the order in which a dataset is loaded. */
enum Collection {
  PARTIES(Service.PEOPLE),
  ORGANIZATIONS(Service.PEOPLE),
  PEOPLE(Service.PEOPLE),
  SERIES(Service.EVENTS),
  INITIATIVES(Service.EVENTS),
  EVENTS(Service.EVENTS);

  private final Service owner;

  Collection(Service owner) {
    this.owner = owner;
  }

  Service owner() {
    return owner;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String file() {
    return word() + ".ndjson";
  }
}
