package org.entente.timeline.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.entente.edtf.EdtfException;
import org.entente.edtf.PlainWords;
import org.entente.rest.QueryParams;

/**
 * The address of a page as its links see it: the whole state of a view is in it, its parameters in
 * one order, so that a view has one address. A change of the view begins at its first page.
 */
public final class Address {
  static final Set<String> PARAMETERS =
      Set.of(
          "from",
          "to",
          "match",
          "multilateral",
          "kind",
          "status",
          "level",
          "topic",
          "person",
          "organization",
          "series",
          "initiative",
          "party",
          "q",
          "order",
          "asOf",
          "lang");

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  static final String SEARCH = "/search";

  private static final Pattern TIMELINE =
      Pattern.compile("/(partnerships|people|organizations|series|initiatives)/[^/]+");

  private final String path;
  private final Map<String, List<String>> parameters;

  private Address(String path, Map<String, List<String>> parameters) {
    this.path = path;
    this.parameters = parameters;
  }

  /**
   * What the pages know of the request; the rest is dropped.
   *
   * @param t in whose language dates may be written
   */
  static Address of(UriInfo uri, Texts t) {
    return of(uri, PARAMETERS, t);
  }

  static Address of(UriInfo uri, Set<String> parameters, Texts t) {
    Map<String, List<String>> known = new TreeMap<>();
    uri.getQueryParameters()
        .forEach((name, values) -> {
          List<String> given =
              values.stream().map(String::strip).filter(value -> understood(name, value)).toList();
          if (parameters.contains(name) && !given.isEmpty()) {
            boolean once = name.equals("asOf") || name.equals("lang");
            known.put(
                name,
                given.stream()
                    .limit(once ? 1 : given.size())
                    .map(value -> meant(name, value, t))
                    .toList());
          }
        });
    return new Address(uri.getPath(), known);
  }

  /** A language that nobody can read is none, so that no link carries it on. */
  private static boolean understood(String name, String value) {
    return name.equals("lang") ? Texts.locale(value) != null : !value.isEmpty();
  }

  /** As the API has it, of what a form was given; what is not understood is refused when read. */
  private static String meant(String name, String typed, Texts t) {
    return switch (name) {
      // a day is meant to its end
      case "asOf" -> DAY.matcher(typed).matches() ? typed + "T23:59:59.999999Z" : typed;
      case "from", "to" -> {
        try {
          yield PlainWords.read(typed, DateView.language(t)).value().toString();
        } catch (EdtfException notADate) {
          yield typed;
        }
      }
      default -> typed;
    };
  }

  /** Values by parameter. */
  Map<String, List<String>> filters() {
    return Collections.unmodifiableMap(parameters);
  }

  /** The same view with another value. */
  public String with(String name, String value) {
    return changed(name, List.of(value)).toString();
  }

  public String without(String name) {
    return changed(name, List.of()).toString();
  }

  /** The same view without one of a parameter's values. */
  public String without(String name, String value) {
    List<String> left = new ArrayList<>(all(name));
    left.remove(value);
    return changed(name, left).toString();
  }

  public String between(String from, String to) {
    return changed("from", List.of(from)).changed("to", List.of(to)).toString();
  }

  public String withoutDates() {
    return changed("from", List.of()).changed("to", List.of()).toString();
  }

  /** The view whole, in its language and order and of its day. */
  public String bare() {
    return kept().toString();
  }

  Address kept() {
    Address kept = new Address(path, Map.of());
    for (String name : List.of("order", "asOf", "lang")) {
      kept = kept.changed(name, all(name));
    }
    return kept;
  }

  /** The same view as a whole page, where it is one in a frame. */
  Address unframed() {
    return path.startsWith("/embed/") ? new Address(path.substring(6), parameters) : this;
  }

  /** This view under another path, such as the API's, which has an order of its own. */
  Address at(String other) {
    return new Address(other, parameters).changed("order", List.of());
  }

  /** The timeline behind the page in the API, where there is one; of the start page, all. */
  Optional<Address> timeline() {
    if (path.equals("/")) {
      return Optional.of(new Address("/api/v1/timeline", Map.of()).changed("lang", all("lang")));
    }
    if (path.equals(SEARCH)) {
      return Optional.of(at("/api/v1/timeline"));
    }
    return TIMELINE.matcher(path).matches()
        ? Optional.of(at("/api/v1" + path + "/timeline"))
        : Optional.empty();
  }

  /** The view itself, whatever the order and the language it is shown in. */
  String canonical() {
    return changed("order", List.of()).without("lang");
  }

  /** The stream of this view's changes. */
  Address stream() {
    Address stream = new Address("/api/v1/stream", parameters);
    for (String other : List.of("q", "order", "lang")) {
      stream = stream.changed(other, List.of());
    }
    return stream;
  }

  /** The parameters of the view and the place in it, to be read strictly. */
  QueryParams read(UriInfo uri) {
    MultivaluedMap<String, String> known = new MultivaluedHashMap<>();
    parameters.forEach((name, values) -> known.put(name, new ArrayList<>(values)));
    List<String> cursor = uri.getQueryParameters().get("cursor");
    if (cursor != null) {
      known.put("cursor", cursor);
    }
    return QueryParams.of(path, known);
  }

  /** One parameter alone, to be read strictly; the others count for nothing. */
  QueryParams read(String name) {
    MultivaluedMap<String, String> alone = new MultivaluedHashMap<>();
    alone.put(name, new ArrayList<>(all(name)));
    return QueryParams.of(path, alone);
  }

  List<String> all(String name) {
    return parameters.getOrDefault(name, List.of());
  }

  public String one(String name) {
    return all(name).isEmpty() ? "" : all(name).getFirst();
  }

  /** A parameter and its value, for forms. */
  public record Hidden(String name, String value) {}

  /** The state that a form of these fields must carry on. */
  public List<Hidden> hidden(List<String> but) {
    List<Hidden> hidden = new ArrayList<>();
    parameters.forEach((name, values) -> {
      if (!but.contains(name)) {
        values.forEach(value -> hidden.add(new Hidden(name, value)));
      }
    });
    return hidden;
  }

  Address changed(String name, List<String> values) {
    Map<String, List<String>> changed = new TreeMap<>(parameters);
    if (values.isEmpty()) {
      changed.remove(name);
    } else {
      changed.put(name, values);
    }
    return new Address(path, changed);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(path);
    char joint = '?';
    for (var parameter : parameters.entrySet()) {
      for (String value : parameter.getValue()) {
        text.append(joint).append(parameter.getKey()).append('=').append(encoded(value));
        joint = '&';
      }
    }
    return text.toString();
  }

  /** RFC 3986 §3.4; a colon may stand, as it does in times. */
  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("%3A", ":");
  }
}
