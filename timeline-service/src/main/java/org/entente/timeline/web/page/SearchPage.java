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
import java.util.Set;
import org.entente.contracts.Kind;
import org.entente.timeline.entry.Assembled;
import org.entente.timeline.query.PeopleQuery;
import org.entente.timeline.query.PeopleQuery.Met;
import org.entente.timeline.query.RecordQuery;
import org.entente.timeline.web.page.PartnershipView.Line;

/** Everything that there is, found by words; and, before any are given, who takes part most. */
@Path("/search")
@RunOnVirtualThread
public class SearchPage {
  private static final int MOST_PEOPLE = 60;
  private static final int MOST_FOUND = 12;

  private final Pages pages;
  private final PeopleQuery people;
  private final RecordQuery records;
  private final TimelineViews timelines;

  SearchPage(Pages pages, PeopleQuery people, RecordQuery records, TimelineViews timelines) {
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
          List<Met> met =
              past
                  ? List.of()
                  : question.isEmpty()
                      ? people.most(MOST_PEOPLE)
                      : people.named(question, MOST_FOUND);
          return Templates.search(
              page.titled(page.t().say("nav.search")),
              question,
              lines(met, page),
              narrowed
                  ? timelines.view(
                      timelines.read(Assembled.ALL, uri, page), Set.of(), "/api/v1/timeline", page)
                  : null);
        });
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
