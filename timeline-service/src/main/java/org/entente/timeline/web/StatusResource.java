package org.entente.timeline.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.contracts.ChangeHeaders;
import org.entente.rest.Bounded;
import org.entente.rest.Loop;
import org.entente.rest.QueryParams;
import org.entente.timeline.intake.IntakeStatus;
import org.entente.timeline.projection.LogVerification;
import org.entente.timeline.projection.Loops;
import org.entente.timeline.query.StatusQuery;

/** How far the read model is and how its loops are (API §5). */
@Path("/api/v1/status")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Bounded
public class StatusResource {
  private final IntakeStatus intake;
  private final StatusQuery query;
  private final Loops loops;
  private final Awaiting awaiting;

  StatusResource(IntakeStatus intake, StatusQuery query, Loops loops, Awaiting awaiting) {
    this.intake = intake;
    this.query = query;
    this.loops = loops;
    this.awaiting = awaiting;
  }

  public record Status(
      int generation,
      @JsonInclude Rebuilding rebuild,
      Log log,
      List<Partition> partitions,
      Map<String, Through> through,
      Refresh refresh,
      long deadLetters,
      List<Running> loops) {}

  public record Through(long seq, String recordedAt) {}

  public record Rebuilding(String phase, long records, long of, Long secondsLeft) {}

  /** What the last reading of the log found; {@code lacking} is absent until it is finished. */
  public record Log(
      String startedAt,
      String finishedAt,
      long messages,
      long inserted,
      long differing,
      Long lacking) {}

  /** {@code end} and {@code lag} are absent while Kafka does not answer. */
  public record Partition(
      String topic, int partition, long position, Long end, Long lag, String lastApplied) {}

  public record Refresh(long entries) {}

  public record Running(String name, boolean alive, String lastSuccess, String lastError) {}

  @GET
  public Status status(@Context UriInfo uri, @Context HttpHeaders headers) throws SQLException {
    QueryParams params = QueryParams.of(uri);
    var awaited = Awaiting.read(params);
    params.done();
    awaiting.until(awaited, headers);
    StatusQuery.Status status = query.status();
    Map<String, Through> through = new LinkedHashMap<>();
    status
        .through()
        .forEach((owner, reached) ->
            through.put(owner.service(), new Through(reached.seq(), time(reached.recordedAt()))));
    return new Status(
        status.generation(),
        status
            .rebuild()
            .map(p -> new Rebuilding(p.phase(), p.records(), p.of(), p.secondsLeft()))
            .orElse(null),
        status.log().map(StatusResource::log).orElse(null),
        intake.partitions().stream().map(StatusResource::partition).toList(),
        through,
        new Refresh(status.dirty()),
        intake.deadLetters(),
        loops.all().stream().map(StatusResource::loop).toList());
  }

  private static Log log(LogVerification.Found found) {
    return new Log(
        time(found.startedAt()),
        time(found.finishedAt()),
        found.messages(),
        found.inserted(),
        found.differing(),
        found.lacking());
  }

  private static Partition partition(IntakeStatus.Partition of) {
    return new Partition(
        of.topic(), of.partition(), of.position(), of.end(), of.lag(), time(of.lastApplied()));
  }

  private static Running loop(Loop loop) {
    Loop.State state = loop.state();
    return new Running(loop.name(), state.alive(), time(state.lastSuccess()), state.lastError());
  }

  private static String time(Instant instant) {
    return instant == null ? null : ChangeHeaders.time(instant);
  }
}
