package org.entente.timeline.web.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.Stream;
import org.entente.timeline.entry.Assembled;

/** Everything that there is, narrowed; and, before anything is asked for, who takes part most. */
@Path("/")
@RunOnVirtualThread
public class SearchPage {
  private final Pages pages;
  private final NamedRecords named;
  private final TimelineViews timelines;
  private final LiveStreams live;

  SearchPage(Pages pages, NamedRecords named, TimelineViews timelines, LiveStreams live) {
    this.pages = pages;
    this.named = named;
    this.timelines = timelines;
    this.live = live;
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
            Page all = page.titled(page.t().say("nav.search")).canonical(canonical(page));
            return Templates.search(all, question, List.of(named.most(page)), null, null);
          }
          Live announced = live.view(page.address());
          TimelineView found = timelines.view(timelines.read(Assembled.ALL, uri, page), page);
          Page whole = titled(page, found).canonical(canonical(page)).live(announced);
          return Templates.search(
              whole,
              question,
              past || question.isEmpty() ? List.of() : named.called(question, page),
              found,
              Taken.of(whole));
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
}
