package org.entente.timeline.entry;

import java.time.LocalDate;
import java.util.Locale;
import org.entente.contracts.Entity;
import org.entente.contracts.Event;
import org.entente.contracts.Initiative;
import org.entente.contracts.Organization;
import org.entente.contracts.Party;
import org.entente.contracts.Person;
import org.entente.contracts.Series;
import org.entente.edtf.Bounds;

/** The name of a record on a day, as an entry of that day would show it (API §5). */
public final class EntryNames {
  private final NameOnDate names;

  /**
   * @param language null where none is asked for
   */
  public EntryNames(Locale language) {
    this.names = new NameOnDate(language);
  }

  public String of(Entity record, LocalDate day) {
    Bounds on = Bounds.of(day, day);
    return switch (record) {
      case Party party -> names.of(party.name(), party.names(), on);
      case Person person -> names.of(person.name(), person.names(), on);
      case Organization organization -> names.of(organization.name(), organization.names(), on);
      case Series series -> names.of(series.name(), series.names(), on);
      case Initiative initiative -> names.of(initiative.name(), initiative.names(), on);
      case Event event -> event.title();
    };
  }
}
