package org.entente.edtf;

import java.util.List;

/** One of several dates, and it is not known which: {@code [1667,1668,1670..1672]}. */
public record EdtfOneOf(List<SetMember> members) implements EdtfSet {
  /**
   * Refuses no members, more than a text of {@link Edtf#MAX_LENGTH} characters holds, and {@code
   * ..} elsewhere than at the very start or end.
   */
  public EdtfOneOf {
    members = Members.checked(members);
  }

  @Override
  public boolean certain() {
    return false;
  }

  @Override
  public String toString() {
    return "[" + Members.text(members) + "]";
  }
}
