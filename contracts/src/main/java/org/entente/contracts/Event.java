package org.entente.contracts;

import java.util.List;
import org.entente.contracts.Shape.AtLeast;
import org.entente.contracts.Shape.Between;
import org.entente.contracts.Shape.Code;
import org.entente.contracts.Shape.Date;
import org.entente.contracts.Shape.ExactlyOne;
import org.entente.contracts.Shape.Id;
import org.entente.contracts.Shape.Language;
import org.entente.contracts.Shape.Members;
import org.entente.contracts.Shape.OneOf;
import org.entente.contracts.Shape.Required;
import org.entente.contracts.Shape.Slug;
import org.entente.contracts.Shape.Text;
import org.entente.contracts.Shape.Url;

/**
 * Something that happened, or is scheduled, between parties (DESIGN §2, §3). Lists are never null;
 * {@code parties} and {@code topics} are sets and kept sorted (API §3); an absent {@code status}
 * means {@code held}.
 */
public record Event(
    @Required @Id String id,
    @Required
        @OneOf({
          "visit",
          "meeting",
          "dialogue",
          "summit",
          "call",
          "agreement",
          "declaration",
          "statement",
          "milestone",
          "project",
          "exercise",
          "other"
        })
        String kind,
    @OneOf({"scheduled", "held", "postponed", "cancelled"}) String status,
    @Required String title,
    List<Title> titles,
    @Required @Date String date,
    @AtLeast(1) Integer ordinal,
    @Required @Code @Members(value = 200, distinct = true) List<String> parties,
    @Code String host,
    @OneOf({"state", "official", "working", "private", "transit"}) String form,
    @OneOf({"leaders", "ministers", "officials", "experts"}) String level,
    Place place,
    @Members(500) List<Participant> participants,
    @Id String series,
    @AtLeast(1) Integer edition,
    @Id List<String> initiatives,
    @Id String partOf,
    List<Related> related,
    @Slug @Members(value = 200, distinct = true) List<String> topics,
    @Members(value = 200, distinctBy = "id") List<Outcome> outcomes,
    List<Account> accounts,
    String partnershipStatus,
    @Text(lines = true) String summary,
    List<Link> links,
    List<Identifier> identifiers,
    @Members(200) List<Source> sources,
    @Text(lines = true) String note)
    implements Entity {

  public static final String HELD = "held";

  public Event {
    titles = Entity.list(titles);
    parties = Entity.sorted(parties);
    participants = Entity.list(participants);
    initiatives = Entity.list(initiatives);
    related = Entity.list(related);
    topics = Entity.sorted(topics);
    outcomes = Entity.list(outcomes);
    accounts = Entity.list(accounts);
    links = Entity.list(links);
    identifiers = Entity.list(identifiers);
    sources = Entity.list(sources);
  }

  /** The status with its default: {@code held} where the record gives none. */
  public String effectiveStatus() {
    return status == null ? HELD : status;
  }

  /** The title in another language; like every text it may be long and run over lines. */
  public record Title(
      @Required @Text(max = Text.LONG, lines = true) String text,
      @Required @Language String lang) {}

  public record Place(
      String name,
      @Code String country,
      @Between({-90, 90}) Double lat,
      @Between({-180, 180}) Double lon) {

    /** The same place in another party. */
    public Place in(String other) {
      return new Place(name, other, lat, lon);
    }
  }

  /** Who took part, on which party's side: a known person, an organisation, or words alone. */
  @ExactlyOne({"person", "organization", "text"})
  public record Participant(
      @Id String person,
      @Id String organization,
      @Text(max = Text.LONG, lines = true) String text,
      @Code String party,
      String role,
      @OneOf({"host", "guest", "chair", "signatory", "member", "observer"}) String part) {}

  public record Related(
      @Required @Id String event,
      @Required @OneOf({"amends", "supersedes", "implements", "follows-up", "announces"})
          String relation) {}

  /** What an event produced, perhaps with a due date and a state. */
  public record Outcome(
      @Required @Id String id,
      @Required @OneOf({"agreement", "commitment", "statement", "transfer", "funding"}) String kind,
      @Required @Text(max = Text.LONG, lines = true) String text,
      @Date String due,
      @OneOf({"open", "done", "dropped", "contested"}) String state,
      @Id List<String> evidence,
      @Url String url) {

    public Outcome {
      evidence = Entity.list(evidence);
    }

    /** The same outcome, shown by other events. */
    public Outcome withEvidence(List<String> other) {
      return new Outcome(id, kind, text, due, state, other, url);
    }
  }

  /** One party's own telling of an event. */
  public record Account(
      @Required @Code String party,
      @Required @Text(max = Text.LONG, lines = true) String text,
      @Members(200) List<Source> sources) {

    public Account {
      sources = Entity.list(sources);
    }
  }
}
