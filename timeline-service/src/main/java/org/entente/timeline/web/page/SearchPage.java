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
import java.util.Comparator;
import java.util.List;
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

  /** Records of one sort. */
  public record Group(String heading, List<Line> lines) {}

  private Group metMost(Page page) throws SQLException {
    List<Found> met =
        people.most(MOST_PEOPLE).stream()
            .map(one -> new Found(new EntityKey(Kind.PERSON, one.person()), one.events()))
            .toList();
    return new Group(page.t().say("margin.people"), lines(Kind.PERSON, met, page));
  }

  /** What is called so, by kind, and topics that are. */
  private List<Group> found(String question, Page page) throws SQLException {
    Map<Kind, List<Found>> found =
        names.holding(question, MOST_FOUND).stream()
            .collect(
                Collectors.groupingBy(one -> one.key().kind(), TreeMap::new, Collectors.toList()));
    List<Group> groups = new ArrayList<>();
    for (var kind : found.entrySet()) {
      String heading = page.t().say("sorts." + kind.getKey().word());
      groups.add(new Group(heading, lines(kind.getKey(), kind.getValue(), page)));
    }
    List<Line> topics =
        page.t().topics(question).stream()
            .map(slug -> new Line(page.t().topic(slug), page.links().topic(slug), null, null))
            .toList();
    groups.add(new Group(page.t().say("filter.topic"), topics));
    return groups;
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
        .sorted(
            Comparator.comparing(Found::events)
                .reversed()
                .thenComparing(
                    Collation.by(one -> named.getOrDefault(one.key().id(), one.key().id()), t)))
        .map(one ->
            new Line(
                named.getOrDefault(one.key().id(), one.key().id()),
                page.links().record(one.key()),
                null,
                kind == Kind.PARTY ? null : t.say("events", one.events())))
        .toList();
  }
}
