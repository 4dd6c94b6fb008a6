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
    return List.copyOf(members);
  }

  static String text(List<SetMember> members) {
    return members.stream().map(SetMember::toString).collect(Collectors.joining(","));
  }
}
