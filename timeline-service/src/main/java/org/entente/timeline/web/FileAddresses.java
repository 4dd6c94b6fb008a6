package org.entente.timeline.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.entente.timeline.entry.Assembled;
import org.entente.timeline.export.Format;
import org.entente.timeline.export.Heading.Addresses;
import org.entente.timeline.query.FeedQuery.Place;

/**
 * Public addresses of a view as a file and as a page: from the configured address, never from the
 * request's host; the same view always has the same.
 */
record FileAddresses(String base, UriInfo uri, Format format) {
  private static final Set<String> NOT_OF_PAGES =
      Set.of("await", "before", "format", "vague", "nested");

  /** Values by parameter, as they were asked. */
  Map<String, List<String>> asked() {
    return uri.getQueryParameters();
  }

  /**
   * @param next the place after which a feed's next page begins, null where none follows
   */
  Addresses of(String scope, Place next) {
    String first = file(Set.of("await", "before"), "");
    return new Addresses(
        base,
        file(Set.of("await"), ""),
        base + page(scope) + query(NOT_OF_PAGES, ""),
        format.feed() ? first : null,
        next == null
            ? null
            : file(Set.of("await", "before"), "&before=" + encoded(next.toString())));
  }

  private String file(Set<String> but, String more) {
    Set<String> left = new java.util.HashSet<>(but);
    left.add("format");
    return base + uri.getPath() + query(left, "&format=" + format.word() + more);
  }

  private static String page(String scope) {
    if (scope.equals(Assembled.ALL)) {
      return "/search";
    }
    int slash = scope.indexOf('/');
    return slash < 0
        ? "/partnerships/" + scope
        : switch (scope.substring(0, slash)) {
              case "event" -> "/entries";
              case "person" -> "/people";
              case "organization" -> "/organizations";
              case "series" -> "/series";
              default -> "/initiatives";
            }
            + scope.substring(slash);
  }

  /** Parameters in order of their names, led by {@code ?} where there are any. */
  private String query(Set<String> but, String more) {
    StringBuilder query = new StringBuilder();
    for (Map.Entry<String, List<String>> parameter :
        new TreeMap<>(uri.getQueryParameters()).entrySet()) {
      if (!but.contains(parameter.getKey())) {
        parameter
            .getValue()
            .forEach(value ->
                query.append('&').append(parameter.getKey()).append('=').append(encoded(value)));
      }
    }
    query.append(more);
    return query.isEmpty() ? "" : "?" + query.substring(1);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
