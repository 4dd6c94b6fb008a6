package org.entente.edtf;

import java.util.List;

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
}
