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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.contracts.Kind;
import org.entente.timeline.entry.Assembled;
import org.entente.timeline.query.PeopleQuery;
import org.entente.timeline.query.PeopleQuery.Met;
import org.entente.timeline.query.RecordQuery;
import org.entente.timeline.web.page.PartnershipView.Line;

/** Everything that there is, narrowed; and, before anything is asked for, who takes part most. */
@Path("/search")
@RunOnVirtualThread
public class SearchPage {
  private static final int MOST_PEOPLE = 60;
  private static final int MOST_FOUND = 12;

  private final Pages pages;
  private final PeopleQuery people;
  private final RecordQuery records;
  private final TimelineViews timelines;
  private final LiveStreams live;

  SearchPage(
      Pages pages,
      PeopleQuery people,
      RecordQuery records,
      TimelineViews timelines,
      LiveStreams live) {
    this.live = live;
    this.pages = pages;
    this.people = people;
    this.records = records;
    this.timelines = timelines;
  }

  @GET
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
            return Templates.search(
                whole, question, lines(people.most(MOST_PEOPLE), page), null, null);
          }
          Live announced = live.view(page.address());
          TimelineView found = timelines.view(timelines.read(Assembled.ALL, uri, page), page);
          Page named = titled(page, found).canonical(canonical(page)).live(announced);
          return Templates.search(
              named,
              question,
              past || question.isEmpty()
                  ? List.of()
                  : lines(people.named(question, MOST_FOUND), page),
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

  private List<Line> lines(List<Met> met, Page page) throws SQLException {
    Map<String, String> names =
        records.names(
            Kind.PERSON,
            met.stream().map(Met::person).toList(),
            LocalDate.now(ZoneOffset.UTC),
            page.t().records());
    return met.stream()
        .sorted(
            Comparator.comparing(Met::events)
                .reversed()
                .thenComparing(
                    Collation.by(one -> names.getOrDefault(one.person(), one.person()), page.t())))
        .map(one ->
            new Line(
                names.getOrDefault(one.person(), one.person()),
                page.links().person(one.person()),
                null,
                page.t().say("events", one.events())))
        .toList();
  }
}
