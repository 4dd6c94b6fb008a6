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
import org.entente.rest.QueryParams;
import org.entente.timeline.intake.IntakeStatus;
import org.entente.timeline.projection.LoopState;
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
      List<IntakeStatus.Partition> partitions,
      Map<String, Through> through,
      Refresh refresh,
      long deadLetters,
      List<Loop> loops) {}

  public record Through(long seq, String recordedAt) {}

  public record Rebuilding(long records, long of, Long secondsLeft) {}

  public record Refresh(long entries) {}

  public record Loop(String name, boolean alive, Instant lastSuccess, String lastError) {}

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
            through.put(
                owner.service(),
                new Through(
                    reached.seq(),
                    reached.recordedAt() == null
                        ? null
                        : ChangeHeaders.time(reached.recordedAt()))));
    return new Status(
        status.generation(),
        status
            .rebuild()
            .map(p -> new Rebuilding(p.records(), p.of(), p.secondsLeft()))
            .orElse(null),
        intake.partitions(),
        through,
        new Refresh(status.dirty()),
        intake.deadLetters(),
        loops.all().stream().map(StatusResource::loop).toList());
  }

  private static Loop loop(LoopState state) {
    return new Loop(state.name(), state.alive(), state.lastSuccess(), state.lastError());
  }
}
