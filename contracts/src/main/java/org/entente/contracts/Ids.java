package org.entente.contracts;

import java.util.Set;

/** The form of ids (DESIGN §3, API §3). */
public final class Ids {
  /** Words that the API uses in the place of an id. */
  private static final Set<String> RESERVED = Set.of("import", "export", "changes", ".", "..");

  private Ids() {}

  public static boolean wellFormed(Kind kind, String id) {
    return kind == Kind.PARTY ? isCode(id) : isId(id);
  }

  /** 2–16 of {@code A-Z 0-9}. */
  static boolean isCode(String text) {
    return text.length() >= 2
        && text.length() <= 16
        && text.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9');
  }

  /** 1–128 of {@code a-z 0-9 . _ -}, no word that the API keeps for itself. */
  static boolean isId(String text) {
    return !text.isEmpty()
        && text.length() <= 128
        && text.chars().allMatch(Ids::isIdCharacter)
        && !RESERVED.contains(text);
  }

  /** Words of {@code a-z 0-9} joined by hyphens: a topic. */
  public static boolean isSlug(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')
        && !text.startsWith("-")
        && !text.endsWith("-")
        && !text.contains("--");
  }

  private static boolean isIdCharacter(int c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-';
  }
}
