package org.entente.timeline.web.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.rest.Loop;
import org.entente.timeline.intake.IntakeStatus;
import org.entente.timeline.projection.Loops;
import org.entente.timeline.query.StatusQuery;

/** How far the read model is and how its loops are, to read. */
@Path("/status")
@RunOnVirtualThread
public class StatusPage {
  private final Pages pages;
  private final IntakeStatus intake;
  private final StatusQuery query;
  private final Loops loops;

  StatusPage(Pages pages, IntakeStatus intake, StatusQuery query, Loops loops) {
    this.pages = pages;
    this.intake = intake;
    this.query = query;
    this.loops = loops;
  }

  @GET
  public Response status(@Context UriInfo uri, @Context HttpHeaders headers) {
    return pages.now(
        uri,
        headers,
        page -> {
          Texts t = page.t();
          StatusQuery.Status status = query.status();
          List<StatusView.Through> through = new ArrayList<>();
          status
              .through()
              .forEach((owner, reached) ->
                  through.add(
                      new StatusView.Through(
                          owner.service(),
                          reached.seq(),
                          reached.recordedAt() == null ? "–" : t.moment(reached.recordedAt()))));
          Map<String, StatusView.Topic> topics = new TreeMap<>();
          for (IntakeStatus.Partition partition : intake.partitions()) {
            topics.merge(
                partition.topic(),
                new StatusView.Topic(partition.topic(), 1, partition.lag()),
                StatusView.Topic::and);
          }
          return Templates.status(
              page.titled(t.say("nav.status")),
              new StatusView(
                  intake.deadLetters(),
                  status.dirty(),
                  topics.values().stream().mapToLong(StatusView.Topic::lag).sum(),
                  through,
                  List.copyOf(topics.values()),
                  loops.all().stream().map(loop -> loop(loop, t)).toList()));
        });
  }

  private static StatusView.Loop loop(Loop loop, Texts t) {
    Loop.State state = loop.state();
    return new StatusView.Loop(
        loop.name(),
        state.alive(),
        state.lastSuccess() == null ? "–" : t.moment(state.lastSuccess()),
        state.lastError());
  }
}
