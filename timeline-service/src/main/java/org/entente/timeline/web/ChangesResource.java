package org.entente.timeline.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.entente.rest.Bounded;
import org.entente.rest.Problem;
import org.entente.rest.QueryParams;
import org.entente.timeline.stream.ChangeReader;
import org.entente.timeline.stream.LoggedChange;

/** What changed, to be asked for or followed (API §6). */
@Path("/api/v1")
@RunOnVirtualThread
public class ChangesResource {
  private final ChangeReader log;
  private final SseStreams streams;
  private final ChangeJson json;
  private final Awaiting awaiting;

  ChangesResource(ChangeReader log, SseStreams streams, ChangeJson json, Awaiting awaiting) {
    this.log = log;
    this.streams = streams;
    this.json = json;
    this.awaiting = awaiting;
  }

  @GET
  @Path("/changes")
  @Produces(MediaType.APPLICATION_JSON)
  @Bounded
  public Response changes(@Context UriInfo uri, @Context HttpHeaders headers) throws SQLException {
    QueryParams params = QueryParams.of(uri);
    long since = params.number("since", 0, Long.MAX_VALUE).orElse(0L);
    int limit = params.limit();
    var awaited = Awaiting.read(params);
    params.done();
    awaiting.until(awaited, headers);
    List<LoggedChange> changes = log.after(since, limit);
    // asked after reading: what was taken away meanwhile would be a hole
    ChangeReader.Window window = log.window();
    if (since > 0 && since < window.first() - 1) {
      throw Problem.of(
          410, "changes up to " + (window.first() - 1) + " are no longer kept; begin anew");
    }
    return Response.ok(page(window, changes)).build();
  }

  private byte[] page(ChangeReader.Window window, List<LoggedChange> changes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ascii("{\"changes\":["));
    for (int i = 0; i < changes.size(); i++) {
      out.writeBytes(ascii(i == 0 ? "" : ","));
      out.writeBytes(json.of(changes.get(i), ChangeParams.Telling.CHANGED));
    }
    out.writeBytes(ascii("],\"first\":" + window.first() + ",\"last\":" + window.last() + "}"));
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @GET
  @Path("/stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Response stream(
      @HeaderParam("Last-Event-ID") String lastEventId,
      @Context UriInfo uri,
      @Context HttpServerRequest request) {
    QueryParams params = QueryParams.of(uri);
    ChangeParams followed = ChangeParams.read(params);
    String since = params.one("since", text -> text).orElse(null);
    params.done();
    SseStreams.Place place = streams.enter(request.remoteAddress().hostAddress());
    // a reader who goes makes place at once, not with the next heartbeat
    request.connection().closeHandler(gone -> streams.leave(place));
    StreamingOutput output =
        out -> streams.follow(place, followed, lastEventId != null ? lastEventId : since, out);
    return Response.ok(output, MediaType.SERVER_SENT_EVENTS)
        .header("Cache-Control", "no-store")
        .header("X-Accel-Buffering", "no")
        .build();
  }
}
