package org.entente.timeline.web.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.rest.Loop;
import org.entente.timeline.intake.IntakeStatus;
import org.entente.timeline.projection.Loops;
import org.entente.timeline.projection.Rebuild;
import org.entente.timeline.query.StatusQuery;

/** How far the read model is and how its loops are, to read. */
@Path("/")
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
  @Path("status")
  public Response status(@Context UriInfo uri, @Context HttpHeaders headers) {
    return pages.now(
        uri,
        headers,
        page -> {
          Texts t = page.t();
          StatusQuery.Status status = query.status();
          List<IntakeStatus.Partition> partitions = intake.partitions();
          return Templates.status(
              page.titled(t.say("nav.status")),
              new StatusView(
                  intake.deadLetters(),
                  number(status.dirty(), t),
                  number(lag(partitions), t),
                  status.generation(),
                  status.rebuild().map(progress -> rebuilding(progress, t)).orElse(null),
                  through(status, t),
                  topics(partitions, t),
                  loops.all().stream().map(loop -> loop(loop, t)).toList()));
        });
  }

  /** Null while Kafka does not say where its topics end. */
  private static Long lag(List<IntakeStatus.Partition> partitions) {
    return partitions.stream().anyMatch(partition -> partition.lag() == null)
        ? null
        : partitions.stream().mapToLong(IntakeStatus.Partition::lag).sum();
  }

  private static StatusView.Rebuilding rebuilding(Rebuild.Progress progress, Texts t) {
    return new StatusView.Rebuilding(
        t.word("status.phase", progress.phase()),
        progress.records(),
        Math.max(1, progress.of()),
        t.say("status.done", progress.records(), progress.of()),
        progress.secondsLeft() == null ? null : t.say("status.left", progress.secondsLeft()));
  }

  private static List<StatusView.Through> through(StatusQuery.Status status, Texts t) {
    List<StatusView.Through> through = new ArrayList<>();
    status
        .through()
        .forEach((owner, reached) ->
            through.add(
                new StatusView.Through(
                    owner.service(), number(reached.seq(), t), moment(reached.recordedAt(), t))));
    return through;
  }

  private static List<StatusView.Topic> topics(List<IntakeStatus.Partition> partitions, Texts t) {
    Map<String, List<StatusView.Partition>> topics = new TreeMap<>();
    for (IntakeStatus.Partition one : partitions) {
      topics
          .computeIfAbsent(one.topic(), topic -> new ArrayList<>())
          .add(
              new StatusView.Partition(
                  one.partition(),
                  number(one.position(), t),
                  number(end(one), t),
                  number(one.lag(), t),
                  moment(one.lastApplied(), t)));
    }
    return topics.entrySet().stream()
        .map(topic -> new StatusView.Topic(topic.getKey(), topic.getValue()))
        .toList();
  }

  /** Where reading will stand when nothing is left: an owner's mark behind that is no message. */
  private static Long end(IntakeStatus.Partition partition) {
    return partition.lag() == null ? null : partition.position() + partition.lag();
  }

  private static String number(Long number, Texts t) {
    return number == null ? "–" : t.say("number", number);
  }

  private static String moment(Instant moment, Texts t) {
    return moment == null ? "–" : t.moment(moment);
  }

  private static StatusView.Loop loop(Loop loop, Texts t) {
    Loop.State state = loop.state();
    return new StatusView.Loop(
        loop.name(), state.alive(), moment(state.lastSuccess(), t), state.lastError());
  }
}
