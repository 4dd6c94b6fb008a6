package org.entente.timeline.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.rest.Precondition;
import org.entente.timeline.export.Format;
import org.entente.timeline.query.ReadModelVersion;
import org.entente.timeline.query.ReadModelVersion.Version;
import org.entente.timeline.stream.RevisionWait.Awaited;

/** Answers once what is awaited is visible, with the timeline's weak entity tags (API §1). */
@ApplicationScoped
class Answers {
  private final ReadModelVersion version;
  private final Awaiting awaiting;
  private final String build;

  Answers(
      ReadModelVersion version,
      Awaiting awaiting,
      @ConfigProperty(name = "quarkus.application.version") String build) {
    this.version = version;
    this.awaiting = awaiting;
    this.build = build;
  }

  /** Returns once what is awaited is visible; see {@link Awaiting#until}. */
  void until(List<Awaited> awaited, HttpHeaders headers) throws SQLException {
    awaiting.until(awaited, headers);
  }

  /** What makes an answer, asked only where the client does not have it. */
  interface Body {
    /**
     * @param version at least which it shows
     */
    Response.ResponseBuilder make(Version version) throws SQLException;
  }

  Response json(UriInfo uri, HttpHeaders headers, Body body) throws SQLException {
    return tagged(uri, headers, "json", body);
  }

  /** A briefing depends on the day too: it says what is overdue. */
  Response file(UriInfo uri, HttpHeaders headers, Format format, Body body) throws SQLException {
    String word = format.word();
    return tagged(
        uri,
        headers,
        format == Format.HTML ? word + " of " + LocalDate.now(ZoneOffset.UTC) : word,
        body);
  }

  /** An answer that depends on the day too. */
  Response jsonOfToday(UriInfo uri, HttpHeaders headers, LocalDate today, Body body)
      throws SQLException {
    return tagged(uri, headers, "json of " + today, body);
  }

  private Response tagged(UriInfo uri, HttpHeaders headers, String format, Body body)
      throws SQLException {
    // taken before the answer is read: at worst a client asks once more than it need
    Version standing = version.current();
    String tag = tag(uri, format, standing);
    Precondition precondition =
        Precondition.of(null, headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH));
    Response.ResponseBuilder response =
        precondition.notModified(tag) ? Response.notModified() : body.make(standing);
    return response.header("ETag", tag).header("Vary", "Accept, Accept-Encoding").build();
  }

  private String tag(UriInfo uri, String format, Version standing) {
    StringBuilder asked = new StringBuilder(uri.getPath());
    new TreeMap<>(uri.getQueryParameters())
        .forEach((name, values) -> {
          if (!name.equals("await")) {
            asked.append('\n').append(name).append('=').append(values);
          }
        });
    String text = String.join("\n", standing.text(), build, format, asked);
    return "W/\"" + HexFormat.of().formatHex(sha256(text), 0, 12) + "\"";
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
