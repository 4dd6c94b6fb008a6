package org.entente.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.contracts.Fault;
import org.entente.contracts.Fault.Rule;

/**
 * Why a request is not answered as asked: the one error type, an RFC 9457 problem (API §1).
 *
 * <p>Its texts go to the client as they are: they never hold a stack trace, a statement or a
 * secret.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The media type of a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private final int status;
  private final transient List<Error> errors;
  private final transient Map<String, String> headers;

  private Problem(int status, String detail, List<Error> errors, Map<String, String> headers) {
    super(detail, null, false, false);
    this.status = status;
    this.errors = errors;
    this.headers = headers;
  }

  /**
   * One thing wrong: with a place in the body ({@code pointer}) or with a parameter or header
   * ({@code parameter}).
   *
   * @param position offset in the text of a date, else null
   */
  public record Error(
      String pointer, String parameter, Rule rule, String detail, Integer position) {

    public static Error of(Fault fault) {
      return new Error(fault.pointer(), null, fault.rule(), fault.detail(), fault.position());
    }

    public static Error ofParameter(String parameter, Rule rule, String detail) {
      return new Error(null, parameter, rule, detail, null);
    }
  }

  public static Problem of(int status, String detail) {
    return new Problem(status, detail, List.of(), Map.of());
  }

  /** 400: parameters or headers that cannot be taken. */
  public static Problem badRequest(List<Error> errors) {
    return new Problem(400, summary(errors), List.copyOf(errors), Map.of());
  }

  /** 400: one parameter or header that cannot be taken. */
  public static Problem badParameter(String parameter, Rule rule, String detail) {
    return badRequest(List.of(Error.ofParameter(parameter, rule, detail)));
  }

  /** 400: the body is no JSON. */
  public static Problem noJson(List<Fault> faults) {
    return badRequest(faults.stream().map(Error::of).toList());
  }

  /** 422: JSON with wrong content; every fault at once. */
  public static Problem unprocessable(List<Fault> faults) {
    List<Error> errors = faults.stream().map(Error::of).toList();
    return new Problem(422, summary(errors), errors, Map.of());
  }

  /** 422: a parameter names what cannot be. */
  public static Problem unprocessable(String parameter, Rule rule, String detail) {
    List<Error> errors = List.of(Error.ofParameter(parameter, rule, detail));
    return new Problem(422, summary(errors), errors, Map.of());
  }

  /** 404. */
  public static Problem notFound(String what) {
    return of(404, what + " does not exist");
  }

  /** 410: it was there, and is deleted. */
  public static Problem gone(String what) {
    return of(410, what + " is deleted");
  }

  /** 412. */
  public static Problem preconditionFailed(String detail) {
    return of(412, detail);
  }

  /** 413. */
  public static Problem tooLarge(String detail) {
    return new Problem(413, detail, List.of(Error.of(Fault.of("", Rule.SIZE, detail))), Map.of());
  }

  /** 503 with {@code Retry-After}. */
  public static Problem unavailable(String detail, int retryAfterSeconds) {
    return of(503, detail).with("Retry-After", Integer.toString(retryAfterSeconds));
  }

  /** The same problem, answered with one header more. */
  public Problem with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Problem(status, getMessage(), errors, more);
  }

  private static String summary(List<Error> errors) {
    Error first = errors.getFirst();
    String where = first.parameter() != null ? first.parameter() : first.pointer();
    String text = (where.isEmpty() ? "" : where + ": ") + first.detail();
    return errors.size() == 1 ? text : text + " (and " + (errors.size() - 1) + " more)";
  }

  public int status() {
    return status;
  }

  /** The status in words, as in the registry of HTTP status codes. */
  public String title() {
    return StatusTitle.of(status);
  }

  public String detail() {
    return getMessage();
  }

  public List<Error> errors() {
    return errors;
  }

  /** Headers that belong to the answer. */
  public Map<String, String> headers() {
    return headers;
  }
}
