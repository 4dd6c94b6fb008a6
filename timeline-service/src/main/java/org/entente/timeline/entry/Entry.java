package org.entente.timeline.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.entente.contracts.Event;
import org.entente.contracts.Identifier;
import org.entente.contracts.Link;
import org.entente.contracts.Source;

/**
 * An event as the timeline shows it (DESIGN §7), without {@code lang}, {@code url} and {@code
 * remarks}, which are added when it is read. What may be null here is left out of the JSON, but for
 * the members that the API names as nullable.
 */
public record Entry(
    String id,
    String kind,
    String status,
    String title,
    When date,
    Event.Place place,
    String form,
    String level,
    String host,
    List<Named> parties,
    @JsonInclude(Include.ALWAYS) List<String> partnerships,
    List<Participant> participants,
    SeriesPlace series,
    List<Named> initiatives,
    Titled partOf,
    List<Titled> children,
    Integer childrenTotal,
    List<RelatedEvent> related,
    Integer relatedTotal,
    List<String> topics,
    List<Event.Outcome> outcomes,
    List<Event.Account> accounts,
    String partnershipStatus,
    String summary,
    List<Link> links,
    List<Identifier> identifiers,
    List<Source> sources,
    int revision,
    String recordedAt) {

  /** What is left out of the JSON is an empty list when it is read back. */
  public Entry {
    parties = list(parties);
    partnerships = list(partnerships);
    participants = list(participants);
    initiatives = list(initiatives);
    children = list(children);
    related = list(related);
    topics = list(topics);
    outcomes = list(outcomes);
    accounts = list(accounts);
    links = list(links);
    identifiers = list(identifiers);
    sources = list(sources);
  }

  private static <T> List<T> list(List<T> given) {
    return given == null ? List.of() : given;
  }

  /**
   * The event's date.
   *
   * @param earliest ISO date of the earliest day, null where open or unknown; {@code latest} alike
   * @param certain API §5 {@code date.certain}
   */
  public record When(
      String edtf,
      @JsonInclude(Include.ALWAYS) String earliest,
      @JsonInclude(Include.ALWAYS) String latest,
      String label,
      boolean certain) {}

  /** A thing and its name, null where it is not known (yet). */
  public record Named(String id, @JsonInclude(Include.ALWAYS) String name) {}

  /** An event and its title, null where it is not known (yet) or deleted. */
  public record Titled(String id, @JsonInclude(Include.ALWAYS) String title) {}

  /** Who took part: exactly one of person, organization and text is there. */
  public record Participant(
      Named person, Named organization, String text, String party, String part, List<Role> roles) {
    public Participant {
      roles = list(roles);
    }
  }

  /**
   * A role on the date (API §4).
   *
   * @param certainty {@code given}, {@code certain} or {@code possible}
   */
  public record Role(
      String title, @JsonInclude(Include.ALWAYS) Named organization, String certainty) {}

  /** The event's place in its series; previous and next by timeline order. */
  public record SeriesPlace(
      String id,
      @JsonInclude(Include.ALWAYS) String name,
      Integer edition,
      @JsonInclude(Include.ALWAYS) Neighbour previous,
      @JsonInclude(Include.ALWAYS) Neighbour next) {}

  public record Neighbour(
      String id, @JsonInclude(Include.ALWAYS) String title, Integer edition, When date) {}

  /**
   * @param direction {@code to}: this event's record names the other; {@code from}: the other's
   *     names this one
   */
  public record RelatedEvent(Titled event, String relation, String direction) {}
}
