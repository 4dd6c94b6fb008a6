package org.entente.timeline.web.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Kind;
import org.entente.timeline.entry.Assembled;
import org.entente.timeline.query.NameQuery;
import org.entente.timeline.query.NameQuery.Found;
import org.entente.timeline.query.PeopleQuery;
import org.entente.timeline.query.RecordQuery;
import org.entente.timeline.web.page.PartnershipView.Line;

/** Everything that there is, narrowed; and, before anything is asked for, who takes part most. */
@Path("/")
@RunOnVirtualThread
public class SearchPage {
  private static final int MOST_PEOPLE = 60;
  private static final int MOST_FOUND = 12;

  private final Pages pages;
  private final PeopleQuery people;
  private final NameQuery names;
  private final RecordQuery records;
  private final TimelineViews timelines;
  private final LiveStreams live;

  SearchPage(
      Pages pages,
      PeopleQuery people,
      NameQuery names,
      RecordQuery records,
      TimelineViews timelines,
      LiveStreams live) {
    this.live = live;
    this.pages = pages;
    this.people = people;
    this.names = names;
    this.records = records;
    this.timelines = timelines;
  }

  @GET
  @Path("search")
  public Response search(@Context UriInfo uri, @Context HttpHeaders headers) {
    return pages.answer(
        uri,
        headers,
        page -> {
          String question = page.address().one("q").strip();
          boolean past = !page.address().all("asOf").isEmpty();
          boolean narrowed = past || !page.address().bare().equals(page.address().toString());
          if (!narrowed) {
            Page whole = page.titled(page.t().say("nav.search")).canonical(canonical(page));
            return Templates.search(whole, question, List.of(metMost(page)), null, null);
          }
          Live announced = live.view(page.address());
          TimelineView found = timelines.view(timelines.read(Assembled.ALL, uri, page), page);
          Page named = titled(page, found).canonical(canonical(page)).live(announced);
          return Templates.search(
              named,
              question,
              past || question.isEmpty() ? List.of() : found(question, page),
              found,
              Taken.of(named));
        });
  }

  private String canonical(Page page) {
    return pages.publicUrl() + page.address().canonical();
  }

  /** What is found is called by what narrows it. */
  static Page titled(Page page, TimelineView found) {
    Texts t = page.t();
    List<String> narrowing =
        Stream.concat(
                page.address().all("kind").stream().map(kind -> t.word("kinds", kind)),
                found.chosen().stream().map(TimelineView.Chosen::label))
            .toList();
    String events = t.say("search.events");
    return page.titled(
        narrowing.isEmpty() ? events : events + t.say("colon") + String.join(" · ", narrowing));
  }

  /**
   * Records of one sort.
   *
   * @param more whether there are more than these
   */
  public record Group(String heading, List<Line> lines, boolean more) {}

  private Group metMost(Page page) throws SQLException {
    List<Found> met =
        people.most(MOST_PEOPLE).stream()
            .map(one -> new Found(new EntityKey(Kind.PERSON, one.person()), one.events()))
            .toList();
    return new Group(page.t().say("margin.people"), lines(Kind.PERSON, met, page), false);
  }

  /** What is called so, by kind, and topics that are. */
  private List<Group> found(String question, Page page) throws SQLException {
    Map<Kind, List<Found>> found =
        names.called(question, MOST_FOUND + 1).stream()
            .collect(
                Collectors.groupingBy(one -> one.key().kind(), TreeMap::new, Collectors.toList()));
    List<Group> groups = new ArrayList<>(partnership(question, page));
    for (var kind : found.entrySet()) {
      String heading = page.t().say("sorts." + kind.getKey().word());
      List<Found> named = kind.getValue();
      boolean more = named.size() > MOST_FOUND;
      groups.add(
          new Group(
              heading,
              lines(kind.getKey(), more ? named.subList(0, MOST_FOUND) : named, page),
              more));
    }
    List<Line> topics =
        page.t().topics(question).stream()
            .map(slug -> new Line(page.t().topic(slug), page.links().topic(slug), null, null))
            .toList();
    groups.add(new Group(page.t().say("filter.topic"), topics, false));
    return groups;
  }

  /** Of two parties that are named by their ids: {@code IN-JP}. */
  private List<Group> partnership(String question, Page page) throws SQLException {
    List<String> parties =
        Arrays.stream(question.toUpperCase(Locale.ROOT).split("[^A-Z0-9]+")).sorted().toList();
    Map<String, String> known =
        parties.size() == 2
            ? records.names(Kind.PARTY, parties, LocalDate.now(ZoneOffset.UTC), page.t().records())
            : Map.of();
    if (known.size() < 2) {
      return List.of();
    }
    String name = parties.stream().map(known::get).collect(Collectors.joining(" – "));
    Line line = new Line(name, page.links().partnership(String.join("-", parties)), null, null);
    return List.of(new Group(page.t().say("nav.partnerships"), List.of(line), false));
  }

  private List<Line> lines(Kind kind, List<Found> found, Page page) throws SQLException {
    Texts t = page.t();
    Map<String, String> named =
        records.names(
            kind,
            found.stream().map(one -> one.key().id()).toList(),
            LocalDate.now(ZoneOffset.UTC),
            t.records());
    return found.stream()
        .map(one ->
            new Line(
                named.getOrDefault(one.key().id(), one.key().id()),
                page.links().record(one.key()),
                null,
                kind == Kind.PARTY ? null : t.say("events", one.events())))
        .toList();
  }
}
