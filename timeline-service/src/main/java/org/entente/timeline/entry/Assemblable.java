package org.entente.timeline.entry;

import java.util.List;
import org.entente.contracts.Entity;
import org.entente.contracts.Event;
import org.entente.contracts.Initiative;
import org.entente.contracts.Name;
import org.entente.contracts.Organization;
import org.entente.contracts.Party;
import org.entente.contracts.Person;
import org.entente.contracts.PositionHeld;
import org.entente.contracts.Series;
import org.entente.edtf.Edtf;
import org.entente.edtf.EdtfException;
import org.entente.edtf.EdtfInterval;

/**
 * Whether assembly can take a record. Owners let in nothing else; but a consumer that fails on what
 * it is sent would stand still for ever, so that what cannot be taken is told here, once.
 */
final class Assemblable {
  private Assemblable() {}

  /**
   * @throws IllegalArgumentException naming what cannot be taken
   */
  static void check(Entity record) {
    try {
      switch (record) {
        case Event event -> check(event);
        case Person person -> {
          named(person.name(), person.names());
          person
              .positions()
              .forEach(position -> {
                present("organization", position.organization());
                PositionHeld.of(position);
              });
        }
        case Party party -> named(party.name(), party.names());
        case Organization organization -> named(organization.name(), organization.names());
        case Series series -> named(series.name(), series.names());
        case Initiative initiative -> named(initiative.name(), initiative.names());
      }
    } catch (EdtfException e) {
      throw new IllegalArgumentException("a date of the record is none: " + e.getMessage(), e);
    }
  }

  private static void check(Event event) {
    present("kind", event.kind());
    present("title", event.title());
    present("date", event.date());
    Edtf.parse(event.date());
    event.related().forEach(related -> present("related event", related.event()));
  }

  private static void named(String name, List<Name> names) {
    present("name", name);
    for (Name other : names) {
      if (other.period() != null) {
        EdtfInterval.parse(other.period());
      }
    }
  }

  private static void present(String field, String value) {
    if (value == null) {
      throw new IllegalArgumentException("the record has no " + field);
    }
  }
}
