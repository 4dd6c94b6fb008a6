package org.entente.timeline.web.page;

import io.quarkus.qute.TemplateInstance;
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
import org.entente.rest.Accept;
import org.entente.rest.Precondition;
import org.entente.rest.Problem;
import org.entente.timeline.query.ReadModelVersion;
import org.entente.timeline.web.Licence;
import org.entente.timeline.web.PagePolicy;
import org.jboss.logging.Logger;

/** Answers requests with pages, whatever becomes of them, under the headers of API §8. */
@ApplicationScoped
class Pages {
  private static final Logger LOG = Logger.getLogger(Pages.class);

  private static final List<String> HTML = List.of("text/html");

  private final Assets assets;
  private final ReadModelVersion version;
  private final PageWork work;
  private final Licence licence;
  private final String publicUrl;

  Pages(
      Assets assets,
      ReadModelVersion version,
      PageWork work,
      Licence licence,
      @ConfigProperty(name = "entente.public-url") String publicUrl) {
    this.assets = assets;
    this.version = version;
    this.work = work;
    this.licence = licence;
    this.publicUrl = publicUrl;
  }

  /** Who may show a page in a frame. */
  enum Frames {
    NOBODY("'none'"),
    ANYBODY("*");

    private final String word;

    Frames(String word) {
      this.word = word;
    }
  }

  /** A page being made. */
  interface Body {
    TemplateInstance make(Page page) throws SQLException;
  }

  String publicUrl() {
    return publicUrl;
  }

  /** A page of the read model, which a browser that has it already need not fetch again. */
  Response answer(UriInfo uri, HttpHeaders headers, Body body) {
    return answer(uri, headers, Frames.NOBODY, body);
  }

  Response answer(UriInfo uri, HttpHeaders headers, Frames frames, Body body) {
    taken(headers);
    Page page = page(uri, headers);
    return guarded(
        page,
        frames,
        () -> {
          withoutSlash(uri);
          String tag = tag(uri, page.t());
          Precondition precondition =
              Precondition.of(null, headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH));
          return (precondition.notModified(tag)
                  ? Response.notModified()
                  : Response.ok(body.make(page).render()))
              .header("ETag", tag);
        });
  }

  /** A page has one address; one with a slash at its end leads there. */
  private static void withoutSlash(UriInfo uri) {
    String path = uri.getRequestUri().getRawPath();
    if (path.length() > 1 && path.endsWith("/")) {
      String query = uri.getRequestUri().getRawQuery();
      // one slash before it: with two it would be another host's
      String to = "/" + path.replaceAll("^/+|/+$", "");
      throw new Elsewhere(query == null ? to : to + "?" + query);
    }
  }

  /** A page of the moment. */
  Response now(UriInfo uri, HttpHeaders headers, Body body) {
    return now(uri, headers, Frames.NOBODY, body);
  }

  Response now(UriInfo uri, HttpHeaders headers, Frames frames, Body body) {
    taken(headers);
    Page page = page(uri, headers);
    return guarded(page, frames, () -> Response.ok(body.make(page).render()));
  }

  /** A page that is no 200. */
  Response failed(Page page, int status, TemplateInstance body) {
    return with(Response.status(status).entity(body.render()), Frames.NOBODY);
  }

  Page page(UriInfo uri, HttpHeaders headers) {
    Texts texts = Texts.of(uri, headers);
    Address address = Address.of(uri, texts);
    return new Page(
        "", texts, Links.of(address), address, assets, licence.named(), publicUrl, null, null);
  }

  /**
   * @throws Problem 406 where the client takes no HTML: a program that asks for data is told where
   *     they are, not given what it cannot read
   */
  private static void taken(HttpHeaders headers) {
    if (Accept.of(headers.getRequestHeader(HttpHeaders.ACCEPT)).best(HTML).isEmpty()) {
      throw Problem.of(406, "here is a page, as text/html; the same as data is under /api/v1");
    }
  }

  private Response guarded(Page page, Frames frames, PageWork.Work making) {
    try {
      return with(work.bounded(making), frames);
    } catch (Elsewhere elsewhere) {
      return with(Response.status(301).header("Location", elsewhere.path), frames);
    } catch (Instead instead) {
      return failed(page, instead.status, instead.body);
    } catch (Problem problem) {
      Response.ResponseBuilder told = told(page, frames, ErrorView.of(problem, page.t()));
      problem.headers().forEach(told::header);
      return with(told, frames);
    } catch (SQLException e) {
      LOG.error("The database did not answer for a page", e);
      return with(later(page, frames, 503).header("Retry-After", "5"), frames);
    } catch (RuntimeException e) {
      LOG.error("A page could not be made", e);
      return with(later(page, frames, 500), frames);
    }
  }

  private static Response.ResponseBuilder later(Page page, Frames frames, int status) {
    return told(page, frames, ErrorView.of(status, page.t().say("error.later")));
  }

  private static Response.ResponseBuilder told(Page page, Frames frames, ErrorView error) {
    String title = page.t().word("error", Integer.toString(error.status()));
    Page titled = page.titled(title).without(error.parameters());
    TemplateInstance body =
        switch (frames) {
          case NOBODY -> Templates.error(titled, error);
          case ANYBODY -> Templates.embedError(titled, error);
        };
    return Response.status(error.status()).entity(body.render());
  }

  private static Response with(Response.ResponseBuilder response, Frames frames) {
    return response
        .header("Content-Type", "text/html; charset=utf-8")
        .header("Content-Security-Policy", PagePolicy.framedBy(frames.word))
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-cache")
        .header("Vary", "Accept, Accept-Encoding, Accept-Language")
        .build();
  }

  private String tag(UriInfo uri, Texts texts) throws SQLException {
    StringBuilder asked = new StringBuilder(uri.getPath());
    new TreeMap<>(uri.getQueryParameters())
        .forEach((name, values) -> asked.append('\n').append(name).append('=').append(values));
    String text =
        String.join(
            "\n",
            version.current().text(),
            assets.version(),
            texts.tag(),
            String.valueOf(texts.records()),
            LocalDate.now(ZoneOffset.UTC).toString(),
            asked);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "W/\"" + HexFormat.of().formatHex(digest, 0, 12) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The page is somewhere else for good. */
  static final class Elsewhere extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String path;

    Elsewhere(String path) {
      super(path, null, false, false);
      this.path = path;
    }
  }

  /** Another page is shown instead, under its own status. */
  static final class Instead extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final transient TemplateInstance body;

    Instead(int status, TemplateInstance body) {
      super(null, null, false, false);
      this.status = status;
      this.body = body;
    }
  }
}
