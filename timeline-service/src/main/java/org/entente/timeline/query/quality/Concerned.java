package org.entente.timeline.query.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * Whose findings are asked for: OR within a list, AND across; an empty list asks for all. An event
 * concerns its parties; a person, an organisation, a series and an initiative those of the events
 * in which it stands.
 *
 * @param subjects {@code event/x}
 * @param partnerships sorted pairs: {@code IN-JP}
 */
public record Concerned(List<String> subjects, List<String> parties, List<String> partnerships) {

  private static final String OF_ENTRIES =
      """
       and subject in (
        select 'event/' || entry.id from %1$s
        union all select 'person/' || person from %1$s, unnest(entry.people) person
        union all select 'organization/' || organization from %1$s, unnest(entry.organizations) organization
        union all select 'series/' || entry.series from %1$s
        union all select 'initiative/' || initiative from %1$s, unnest(entry.initiatives) initiative
        union all select 'party/' || party from unnest(?::text[]) party)
      """;

  private static final String OF_PARTIES =
      "(select * from {g}.entry where parties && ?::text[]) entry";

  private static final String OF_PARTNERSHIPS =
      """
      (select entry.* from {g}.listing join {g}.entry on entry.id = listing.id
       where listing.scope = any (?)) entry\
      """;

  /** Conditions over {@code subject}, each led by {@code and}. */
  String conditions() {
    return (subjects.isEmpty() ? "" : " and subject = any (?)")
        + (parties.isEmpty() ? "" : OF_ENTRIES.formatted(OF_PARTIES))
        + (partnerships.isEmpty() ? "" : OF_ENTRIES.formatted(OF_PARTNERSHIPS));
  }

  /** What {@link #conditions} ask for, in their order. */
  List<String[]> parameters() {
    List<String[]> parameters = new ArrayList<>();
    if (!subjects.isEmpty()) {
      parameters.add(subjects.toArray(String[]::new));
    }
    for (List<String> asked : List.of(parties, partnerships)) {
      if (!asked.isEmpty()) {
        for (int i = 0; i < 5; i++) {
          parameters.add(asked.toArray(String[]::new));
        }
        parameters.add(
            asked.stream().flatMap(one -> List.of(one.split("-")).stream()).toArray(String[]::new));
      }
    }
    return parameters;
  }
}
