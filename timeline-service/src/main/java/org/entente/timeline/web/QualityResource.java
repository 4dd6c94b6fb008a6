package org.entente.timeline.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Fault.Rule;
import org.entente.contracts.Kind;
import org.entente.rest.Bounded;
import org.entente.rest.Page;
import org.entente.rest.QueryParams;
import org.entente.rest.QueryParams.Refusal;
import org.entente.timeline.query.Sentences;
import org.entente.timeline.query.quality.Concerned;
import org.entente.timeline.query.quality.Finding;
import org.entente.timeline.query.quality.QualityQuery;
import org.entente.timeline.query.quality.QualityQuery.Asked;

/** What is missing or contradictory in the record, each with the way to it (API §5). */
@Path("/api/v1/quality")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Bounded
public class QualityResource {
  private static final List<String> KINDS = Stream.of(Kind.values()).map(Kind::word).toList();

  private final QualityQuery quality;
  private final Answers answers;
  private final String publicUrl;

  QualityResource(
      QualityQuery quality,
      Answers answers,
      @ConfigProperty(name = "entente.public-url") String publicUrl) {
    this.quality = quality;
    this.answers = answers;
    this.publicUrl = publicUrl;
  }

  public record Listed(List<Found> findings, @JsonInclude String next) {}

  /**
   * @param url the page of the record
   * @param edit the field in the editor's corner
   */
  public record Found(
      String rule, String subject, String pointer, String detail, String url, String edit) {}

  @GET
  public Response findings(@Context UriInfo uri, @Context HttpHeaders headers) throws SQLException {
    QueryParams params = QueryParams.of(uri);
    Asked asked = asked(params);
    Sentences sentences = Sentences.in(TimelineParams.language(params));
    int limit = params.limit();
    var awaited = Awaiting.read(params);
    Finding after = params.cursor().map(QualityResource::place).orElse(null);
    params.done();
    answers.until(awaited, headers);
    return answers.jsonOfToday(
        uri,
        headers,
        LocalDate.now(ZoneOffset.UTC),
        _ -> {
          List<Finding> found = quality.findings(asked, after, limit + 1);
          List<Finding> shown = found.subList(0, Math.min(limit, found.size()));
          String next = found.size() > limit ? params.cursorAfter(place(shown.getLast())) : null;
          var response =
              Response.ok(
                  new Listed(
                      shown.stream().map(finding -> told(finding, sentences)).toList(), next));
          return next == null ? response : response.header("Link", Page.link(uri, next));
        });
  }

  static Asked asked(QueryParams params) {
    return new Asked(
        params.words("rule", QualityQuery.rules()),
        params.words("kind", KINDS).stream().map(word -> Kind.ofWord(word).orElseThrow()).toList(),
        new Concerned(
            params.all("subject", QualityResource::subject),
            params.all("party", text -> FilterParams.id(Kind.PARTY, text)),
            params.all("partnership", text -> Pair.read(text).sorted())));
  }

  private static String subject(String text) {
    try {
      return EntityKey.parse(text).toString();
    } catch (IllegalArgumentException e) {
      throw new Refusal(Rule.FORM, "expected a record such as event/x");
    }
  }

  private Found told(Finding finding, Sentences sentences) {
    EntityKey subject = EntityKey.parse(finding.subject());
    String page =
        switch (subject.kind()) {
          case EVENT -> "/entries/";
          case PARTY -> "/search?party=";
          case PERSON, ORGANIZATION, SERIES, INITIATIVE -> "/" + subject.kind().collection() + "/";
        };
    return new Found(
        finding.rule(),
        finding.subject(),
        finding.pointer(),
        finding.detail(sentences),
        publicUrl + page + subject.id(),
        publicUrl
            + "/edit/"
            + subject.kind().word()
            + "/"
            + subject.id()
            + "#"
            + URLEncoder.encode(finding.pointer(), UTF_8).replace("+", "%20").replace("%2F", "/"));
  }

  private static List<String> place(Finding finding) {
    return List.of(finding.rule(), finding.subject(), finding.pointer());
  }

  private static Finding place(List<String> position) {
    if (position.size() != 3 || !QualityQuery.rules().contains(position.getFirst())) {
      throw new Refusal(Rule.VALUE, "is no cursor of this list");
    }
    return Finding.place(position.get(0), position.get(1), position.get(2));
  }
}
