package org.entente.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.entente.contracts.Fault.Rule;
import org.entente.contracts.Nearest;
import org.entente.rest.Problem.Error;

/**
 * The query of a request, read strictly (API §1): what is not asked for by name is unknown, and
 * every fault is told at once.
 *
 * <p>Call the readers for all parameters there are, then {@link #done()}; until then a faulty value
 * reads as absent. For one thread.
 */
public final class QueryParams {
  public static final int MOST_PARAMETERS = 64;
  public static final int MOST_VALUES = 100;
  public static final int DEFAULT_LIMIT = 50;
  public static final int MOST_LIMIT = 500;

  /** Parameters that choose a page or a moment, not a view. */
  private static final Set<String> NO_FILTERS = Set.of("cursor", "limit", "await");

  private final String path;
  private final MultivaluedMap<String, String> given;
  private final Map<String, Known> known = new LinkedHashMap<>();
  private final List<Error> errors = new ArrayList<>();

  private QueryParams(String path, MultivaluedMap<String, String> given) {
    this.path = path;
    this.given = given;
    if (given.values().stream().mapToInt(Collection::size).sum() > MOST_PARAMETERS * MOST_VALUES
        || given.size() > MOST_PARAMETERS) {
      throw Problem.badParameter(
          given.keySet().iterator().next(),
          Rule.SIZE,
          "found " + given.size() + " parameters, allowed are " + MOST_PARAMETERS);
    }
  }

  public static QueryParams of(UriInfo uri) {
    return new QueryParams(uri.getPath(), uri.getQueryParameters());
  }

  /** The parameters that a page knows, out of those it was given. */
  public static QueryParams of(String path, MultivaluedMap<String, String> given) {
    return new QueryParams(path, given);
  }

  /**
   * All values of a parameter, each read by {@code reader}, whose {@link Refusal} is told to the
   * client.
   */
  public <T> List<T> all(String name, Function<String, T> reader) {
    known.putIfAbsent(name, new Known(name, true, List.of(), null, null));
    List<String> values = given.getOrDefault(name, List.of());
    if (values.size() > MOST_VALUES) {
      refuse(name, Rule.SIZE, "given " + values.size() + " times, allowed are " + MOST_VALUES);
      return List.of();
    }
    List<T> read = new ArrayList<>();
    for (String value : values) {
      try {
        read.add(reader.apply(value));
      } catch (Refusal refusal) {
        errors.add(new Error(null, name, refusal.rule, refusal.getMessage(), refusal.position));
      }
    }
    return read;
  }

  /**
   * A parameter that was asked for, as the service's description tells it.
   *
   * @param words those allowed; empty where they are not listed
   * @param least of a number, else null
   * @param most of a number, else null
   */
  public record Known(String name, boolean repeatable, List<String> words, Long least, Long most) {
    Known once() {
      return new Known(name, false, words, least, most);
    }
  }

  /** What readers have asked for so far. */
  public Collection<Known> known() {
    return Collections.unmodifiableCollection(known.values());
  }

  /** Whether a parameter is given, be it faulty. */
  public boolean has(String name) {
    return given.containsKey(name);
  }

  /** The one value of a parameter; given twice is a fault. */
  public <T> Optional<T> one(String name, Function<String, T> reader) {
    List<T> read = all(name, reader);
    known.computeIfPresent(name, (same, k) -> k.once());
    if (given.getOrDefault(name, List.of()).size() > 1) {
      refuse(name, Rule.DUPLICATE, "given more than once");
      return Optional.empty();
    }
    return read.stream().findFirst();
  }

  /** One of some words. */
  public Optional<String> word(String name, Collection<String> allowed) {
    known.put(name, new Known(name, false, List.copyOf(allowed), null, null));
    return one(name, value -> oneOf(value, allowed));
  }

  /** Any of some words, repeatable. */
  public List<String> words(String name, Collection<String> allowed) {
    known.put(name, new Known(name, true, List.copyOf(allowed), null, null));
    return all(name, value -> oneOf(value, allowed));
  }

  /** {@code true} or {@code false}; false where absent. */
  public boolean flag(String name) {
    return word(name, List.of("true", "false")).map("true"::equals).orElse(false);
  }

  /** A whole number within bounds. */
  public Optional<Long> number(String name, long least, long most) {
    known.put(name, new Known(name, false, List.of(), least, most));
    return one(
        name,
        value -> {
          try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most && !value.startsWith("+")) {
              return number;
            }
          } catch (NumberFormatException e) {
            // told below
          }
          throw new Refusal(
              Rule.VALUE, "found '" + shown(value) + "', allowed are " + least + " to " + most);
        });
  }

  /** How many members a page may have: 1–500, 50 unless asked. */
  public int limit() {
    return number("limit", 1, MOST_LIMIT).orElse((long) DEFAULT_LIMIT).intValue();
  }

  /** The position after which a page goes on; read it after every filter has been read. */
  public Optional<List<String>> cursor() {
    return one("cursor", value -> PageCursor.decode(value, view()));
  }

  /** The cursor for what follows {@code position} in this same view. */
  public String cursorAfter(List<String> position) {
    return PageCursor.encode(position, view());
  }

  /**
   * The view asked for: the path and every parameter but those that choose a page. Equal views,
   * equal texts.
   */
  public String view() {
    StringBuilder text = new StringBuilder(path);
    new TreeMap<>(given)
        .forEach((name, values) -> {
          if (!NO_FILTERS.contains(name)) {
            values.forEach(value -> text.append('\n').append(name).append('=').append(value));
          }
        });
    return text.toString();
  }

  /**
   * Ends the reading.
   *
   * @throws Problem 400, with every fault found and every parameter that nobody read
   */
  public void done() {
    for (String name : given.keySet()) {
      if (!known.containsKey(name)) {
        String nearest = Nearest.of(name, known.keySet());
        refuse(
            name,
            Rule.UNKNOWN,
            "unknown parameter; "
                + (nearest == null ? "" : "did you mean " + nearest + "? ")
                + (known.isEmpty()
                    ? "none is allowed"
                    : "allowed are " + String.join(", ", known.keySet())));
      }
    }
    if (!errors.isEmpty()) {
      throw Problem.badRequest(errors);
    }
  }

  /** Adds a fault that shows only when values are seen together. */
  public void refuse(String name, Rule rule, String detail) {
    errors.add(Error.ofParameter(name, rule, detail));
  }

  private static String oneOf(String value, Collection<String> allowed) {
    if (!allowed.contains(value)) {
      String nearest = Nearest.of(value, allowed);
      throw new Refusal(
          Rule.VALUE,
          "found '"
              + shown(value)
              + "'"
              + (nearest == null
                  ? ", allowed are "
                  : ", did you mean " + nearest + "? allowed are ")
              + String.join(", ", allowed));
    }
    return value;
  }

  static String shown(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  /** What a reader throws for a value that it does not take. */
  public static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Rule rule;
    private final Integer position;

    public Refusal(Rule rule, String detail) {
      this(rule, detail, null);
    }

    public Refusal(Rule rule, String detail, Integer position) {
      super(detail, null, false, false);
      this.rule = rule;
      this.position = position;
    }
  }
}
