package org.entente.timeline.web.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.Stream;
import org.entente.contracts.Ids;
import org.entente.contracts.Kind;
import org.entente.rest.Problem;
import org.entente.timeline.web.page.Pages.Instead;

/**
 * The editor's corner: {@code /edit/event} for a new record, {@code /edit/event/x} for one that is
 * there, {@code /edit/event/x#/date} for one of its fields. The one page that needs script.
 */
@Path("/edit")
@RunOnVirtualThread
public class EditPage {
  private final Pages pages;
  private final Owners owners;

  EditPage(Pages pages, Owners owners) {
    this.pages = pages;
    this.owners = owners;
  }

  @GET
  public Response choose(@Context UriInfo uri, @Context HttpHeaders headers) {
    return edit(null, null, uri, headers);
  }

  @GET
  @Path("/{kind}")
  public Response anew(
      @PathParam("kind") String kind, @Context UriInfo uri, @Context HttpHeaders headers) {
    return edit(kind, null, uri, headers);
  }

  @GET
  @Path("/{kind}/{id}")
  public Response record(
      @PathParam("kind") String kind,
      @PathParam("id") String id,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    return edit(kind, id, uri, headers);
  }

  private Response edit(String word, String id, UriInfo uri, HttpHeaders headers) {
    return pages.now(
        uri,
        headers,
        page -> {
          Kind kind = null;
          if (word != null) {
            kind = Kind.ofWord(word).orElseThrow(() -> Problem.notFound(word));
            if (id != null && !Ids.wellFormed(kind, id)) {
              throw Problem.notFound(word + "/" + id);
            }
          }
          TemplateInstance corner = corner(kind, id, page);
          if (id != null && unknown(kind, id, uri, headers)) {
            throw new Instead(404, corner);
          }
          return corner;
        });
  }

  /** Its owner says so: the read model may not have it yet. */
  private boolean unknown(Kind kind, String id, UriInfo uri, HttpHeaders headers) {
    try (Response found = owners.ask("GET", kind, "/" + id, uri, List.of(), null, headers)) {
      return found.getStatus() == 404;
    } catch (Problem away) {
      return false;
    }
  }

  private static TemplateInstance corner(Kind kind, String id, Page page) {
    Texts t = page.t();
    String title = kind == null ? t.say("edit") : t.say("edit.of", t.say("sort." + kind.word()));
    return Templates.edit(
        page.titled(title),
        new EditView(
            kind == null ? null : kind.word(),
            id,
            Stream.of(Kind.values())
                .map(each ->
                    new EditView.Choice(
                        each.word(),
                        each.collection(),
                        t.say("sort." + each.word()),
                        page.links().to("/edit/" + each.word())))
                .toList(),
            t.starting("edit.")));
  }
}
