package org.entente.edtf;

import java.util.List;
import java.util.stream.Collectors;

/** Several dates. Specification: Level 2, Set representation. */
public sealed interface EdtfSet extends Edtf permits EdtfOneOf, EdtfAll {
  /** At least one; a range open before stands first, a range open after last. */
  List<SetMember> members();

  /** From the first day of any member to the last of any; open where a member is. */
  @Override
  default Bounds bounds() {
    return members().stream().map(SetMember::bounds).reduce(Bounds::hull).orElseThrow();
  }

  @Override
  default boolean vague() {
    return !certain() || members().stream().anyMatch(SetMember::vague);
  }

  /** The members separated by commas, as both kinds write them. */
  static String text(List<SetMember> members) {
    return members.stream().map(SetMember::toString).collect(Collectors.joining(","));
  }

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
}
