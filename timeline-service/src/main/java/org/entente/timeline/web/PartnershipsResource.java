package org.entente.timeline.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.entente.contracts.Fault.Rule;
import org.entente.rest.Bounded;
import org.entente.rest.Page;
import org.entente.rest.QueryParams;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.query.Merges;
import org.entente.timeline.query.OverviewQuery;
import org.entente.timeline.query.PartnershipQuery;
import org.entente.timeline.query.PartnershipQuery.Partnership;
import org.entente.timeline.query.PartnershipQuery.Place;
import org.entente.timeline.stream.RevisionWait.Awaited;

/** The partnerships that there are, and the timeline of each. */
@Path("/api/v1/partnerships")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Bounded
public class PartnershipsResource {
  private final PartnershipQuery partnerships;
  private final OverviewQuery overviews;
  private final Merges merges;
  private final Answers answers;
  private final TimelineAnswer timelines;
  private final FacetAnswer facets;

  PartnershipsResource(
      PartnershipQuery partnerships,
      OverviewQuery overviews,
      TimelineAnswer timelines,
      FacetAnswer facets,
      Merges merges,
      Answers answers) {
    this.partnerships = partnerships;
    this.overviews = overviews;
    this.timelines = timelines;
    this.facets = facets;
    this.merges = merges;
    this.answers = answers;
  }

  /** What the list says of one. */
  public record Item(String id, List<String> parties, long events, Last last) {}

  public record Last(String id, String title, Entry.When date) {}

  /** By events descending, then id; counts move, so that pages promise nothing between them. */
  public record Listed(
      List<Item> partnerships, @com.fasterxml.jackson.annotation.JsonInclude String next) {}

  @GET
  public Response list(@Context UriInfo uri, @Context HttpHeaders headers) throws SQLException {
    QueryParams params = QueryParams.of(uri);
    int limit = params.limit();
    List<Awaited> awaited = Awaiting.read(params);
    Place after = params.cursor().map(PartnershipsResource::place).orElse(null);
    params.done();
    answers.until(awaited, headers);
    return answers.json(
        uri,
        headers,
        _ -> {
          List<Partnership> found =
              partnerships.partnerships(after, limit + 1, LocalDate.now(ZoneOffset.UTC));
          List<Partnership> shown = found.subList(0, Math.min(limit, found.size()));
          String next = null;
          if (found.size() > limit) {
            Partnership last = shown.getLast();
            next = params.cursorAfter(List.of(Long.toString(last.events()), last.id()));
          }
          var response =
              Response.ok(
                  new Listed(shown.stream().map(PartnershipsResource::item).toList(), next));
          return next == null ? response : response.header("Link", Page.link(uri, next));
        });
  }

  @GET
  @Path("/{pair}")
  public Response overview(
      @PathParam("pair") String pair, @Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    QueryParams params = QueryParams.of(uri);
    Locale language = TimelineParams.language(params);
    List<Awaited> awaited = Awaiting.read(params);
    params.done();
    Pair asked = Pair.of(pair);
    answers.until(awaited, headers);
    String address = asked.counted(merges, null).sorted();
    if (!address.equals(pair)) {
      return TimelineAnswer.moved(uri, pair, address);
    }
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return answers.jsonOfToday(
        uri, headers, today, _ -> Response.ok(overviews.overview(pair, today, language)));
  }

  @GET
  @Path("/{pair}/timeline")
  @Produces(MediaType.WILDCARD)
  public Response timeline(
      @PathParam("pair") String pair, @Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    return timelines.answer(Pair.of(pair), pair, uri, headers);
  }

  @GET
  @Path("/{pair}/timeline/facets")
  public Response facets(
      @PathParam("pair") String pair, @Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    String address = Pair.of(pair).counted(merges, null).sorted();
    return address.equals(pair)
        ? facets.answer(pair, uri, headers)
        : TimelineAnswer.moved(uri, pair, address);
  }

  private static Item item(Partnership partnership) {
    Entry last = partnership.last();
    return new Item(
        partnership.id(),
        Arrays.asList(partnership.id().split("-")),
        partnership.events(),
        new Last(last.id(), last.title(), last.date()));
  }

  private static Place place(List<String> position) {
    try {
      return new Place(Long.parseLong(position.get(0)), position.get(1));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new QueryParams.Refusal(Rule.VALUE, "is no cursor of this list");
    }
  }
}
