package org.entente.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.contracts.Fault.Rule;

/**
 * The conditions a request puts on what it finds: {@code If-Match} and {@code If-None-Match} (RFC
 * 9110 §13.1).
 *
 * @param ifMatch what {@code If-Match} names, null where it is absent
 * @param ifNoneMatch what {@code If-None-Match} names, null where it is absent
 */
public record Precondition(Tags ifMatch, Tags ifNoneMatch) {
  public static final Precondition NONE = new Precondition(null, null);

  /** Entity tags, or {@code *}: whatever is there. */
  public record Tags(boolean any, List<String> list) {
    private static final Pattern TAG =
        Pattern.compile("\\G\\s*+(?:(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*+)\"\\s*+)?+(?:,|$)");

    static Tags parse(String header, List<String> values) {
      String text = String.join(",", values).trim();
      if (text.equals("*")) {
        return new Tags(true, List.of());
      }
      List<String> tags = new ArrayList<>();
      Matcher matcher = TAG.matcher(text);
      int end = 0;
      while (end < text.length() && matcher.find()) {
        end = matcher.end();
        if (matcher.group(2) != null) {
          tags.add((matcher.group(1) == null ? "" : "W/") + '"' + matcher.group(2) + '"');
        }
      }
      if (end < text.length() || tags.isEmpty()) {
        throw Problem.badParameter(
            header, Rule.FORM, "expected * or entity tags such as \"3\", joined by commas");
      }
      return new Tags(false, List.copyOf(tags));
    }

    /** Strong comparison (RFC 9110 §8.8.3.2): a weak tag is equal to none. */
    private boolean strongly(String tag) {
      return any || !tag.startsWith("W/") && list.contains(tag);
    }

    private boolean weakly(String tag) {
      return any || list.stream().anyMatch(listed -> opaque(listed).equals(opaque(tag)));
    }

    private static String opaque(String tag) {
      return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
  }

  /**
   * @param ifMatch the header's values, empty where it is absent
   * @throws Problem 400 where a header is malformed
   */
  public static Precondition of(List<String> ifMatch, List<String> ifNoneMatch) {
    return new Precondition(
        ifMatch == null || ifMatch.isEmpty() ? null : Tags.parse("If-Match", ifMatch),
        ifNoneMatch == null || ifNoneMatch.isEmpty()
            ? null
            : Tags.parse("If-None-Match", ifNoneMatch));
  }

  /**
   * Whether a write may go on.
   *
   * @param current the entity tag of what is there, empty where nothing is
   * @throws Problem 412 where it may not
   */
  public void check(Optional<String> current) {
    if (ifMatch != null && !current.map(ifMatch::strongly).orElse(false)) {
      throw Problem.preconditionFailed(
          "If-Match names another revision than " + current.orElse("none, for nothing is there"));
    }
    if (ifNoneMatch != null && current.map(ifNoneMatch::weakly).orElse(false)) {
      throw Problem.preconditionFailed("If-None-Match names what is there: " + current.get());
    }
  }

  /** Whether a read is answered 304: the client has what stands. */
  public boolean notModified(String tag) {
    return ifNoneMatch != null && ifNoneMatch.weakly(tag);
  }
}
