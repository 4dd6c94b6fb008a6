package org.entente.edtf;

import java.util.List;

/** Several dates, all of them meant: {@code {1960,1961-12}}. */
public record EdtfAll(List<SetMember> members) implements EdtfSet {
  /**
   * Refuses no members, more than a text of {@link Edtf#MAX_LENGTH} characters holds, and {@code
   * ..} elsewhere than at the very start or end.
   */
  public EdtfAll {
    members = Members.checked(members);
  }

  @Override
  public boolean certain() {
    return members.stream().allMatch(SetMember::certain);
  }

  @Override
  public String toString() {
    return "{" + Members.text(members) + "}";
  }
}
