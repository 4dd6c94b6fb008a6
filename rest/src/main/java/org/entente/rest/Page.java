package org.entente.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.util.List;

/**
 * A page of documents that are JSON already and pass through as they are: {@code
 * {"items":[…],"next":"…"|null}}.
 *
 * @param member what the list is called: {@code items}, {@code entries}
 * @param next the cursor of the following page, or null
 */
public record Page(String member, List<String> documents, String next) {

  public byte[] json() {
    int size = 64 + documents.stream().mapToInt(document -> document.length() + 1).sum();
    StringBuilder json = new StringBuilder(size).append("{\"").append(member).append("\":[");
    for (int i = 0; i < documents.size(); i++) {
      json.append(i == 0 ? "" : ",").append(documents.get(i));
    }
    json.append("],\"next\":").append(next == null ? "null" : '"' + next + '"').append('}');
    return json.toString().getBytes(UTF_8);
  }

  /** The page as an answer, with {@code Link: rel="next"}: relative, so that no host is guessed. */
  public Response.ResponseBuilder response(UriInfo uri) {
    Response.ResponseBuilder response = Response.ok(json(), "application/json");
    return next == null ? response : response.header("Link", link(uri, next));
  }

  /** The value of {@code Link} that leads on from a page. */
  public static String link(UriInfo uri, String next) {
    return "<" + reference(uri, next) + ">; rel=\"next\"";
  }

  private static String reference(UriInfo uri, String next) {
    StringBuilder query = new StringBuilder("?");
    uri.getQueryParameters()
        .forEach((name, values) -> {
          if (!name.equals("cursor")) {
            values.forEach(value ->
                query.append(encoded(name)).append('=').append(encoded(value)).append('&'));
          }
        });
    return query.append("cursor=").append(next).toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
