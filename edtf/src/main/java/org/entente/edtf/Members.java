package org.entente.edtf;

import java.util.List;
import java.util.stream.Collectors;

/** What both kinds of sets ask of their members. */
final class Members {
  private Members() {}

  /** A copy that nobody can change; refuses what cannot be written. */
  static List<SetMember> checked(List<SetMember> members) {
    if (members.isEmpty()) {
      throw new IllegalArgumentException("a set has at least one member");
    }
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i) instanceof EdtfRange range
          && (i > 0 && range.start() instanceof Endpoint.Open
              || i < members.size() - 1 && range.end() instanceof Endpoint.Open)) {
        throw new IllegalArgumentException(".. stands at the very start or end only");
      }
    }
    if (!fit(members)) {
      throw new IllegalArgumentException(
          "a set of at most " + Edtf.MAX_LENGTH + " characters, not " + text(members));
    }
    return List.copyOf(members);
  }

  /** Whether a set of these is short enough to be read back. */
  static boolean fit(List<SetMember> members) {
    int length = 1;
    for (SetMember member : members) {
      length += 1 + member.toString().length();
    }
    return length <= Edtf.MAX_LENGTH;
  }

  static String text(List<SetMember> members) {
    return members.stream().map(SetMember::toString).collect(Collectors.joining(","));
  }
}
