package org.entente.timeline.query.quality;

import java.util.List;
import java.util.stream.Stream;
import org.entente.contracts.Kind;

/** References to what is not there, and to what was merged into another. */
final class ReferenceRules {
  static final String UNKNOWN = "unknown-reference";
  static final String MERGED = "merged-reference";

  /** What does a record of each kind name, by the field that names it? */
  private static final String OF_EVENT =
      """
      select '/host' as pointer, 'party/' || (record ->> 'host') as target
      union all select '/place/country', 'party/' || (record #>> '{place,country}')
      union all select '/series', 'series/' || (record ->> 'series')
      union all select '/partOf', 'event/' || (record ->> 'partOf')
      union all select '/parties/' || at - 1, 'party/' || (one #>> '{}')
        from jsonb_path_query(record, '$.parties[*]') with ordinality as list (one, at)
      union all select '/initiatives/' || at - 1, 'initiative/' || (one #>> '{}')
        from jsonb_path_query(record, '$.initiatives[*]') with ordinality as list (one, at)
      union all select '/related/' || at - 1 || '/event', 'event/' || (one ->> 'event')
        from jsonb_path_query(record, '$.related[*]') with ordinality as list (one, at)
      union all select '/accounts/' || at - 1 || '/party', 'party/' || (one ->> 'party')
        from jsonb_path_query(record, '$.accounts[*]') with ordinality as list (one, at)
      union all select '/participants/' || at - 1 || '/' || field, kind || '/' || (one ->> field)
        from jsonb_path_query(record, '$.participants[*]') with ordinality as list (one, at),
          (values ('person', 'person'), ('organization', 'organization'), ('party', 'party')) as named (field, kind)
      union all select '/outcomes/' || outcomes.at - 1 || '/evidence/' || list.at - 1, 'event/' || (list.one #>> '{}')
        from jsonb_path_query(record, '$.outcomes[*]') with ordinality as outcomes (one, at),
          jsonb_path_query(outcomes.one, '$.evidence[*]') with ordinality as list (one, at)
      """;

  private static final String OF_PERSON =
      """
      select '/country' as pointer, 'party/' || (record ->> 'country') as target
      union all select '/positions/' || at - 1 || '/organization', 'organization/' || (one ->> 'organization')
        from jsonb_path_query(record, '$.positions[*]') with ordinality as list (one, at)
      """;

  private static final String OF_ORGANIZATION =
      """
      select '/country' as pointer, 'party/' || (record ->> 'country') as target
      union all select '/parent', 'organization/' || (record ->> 'parent')
      union all select '/predecessors/' || at - 1, 'organization/' || (one #>> '{}')
        from jsonb_path_query(record, '$.predecessors[*]') with ordinality as list (one, at)
      """;

  private static final String OF_PARTY =
      """
      select '/predecessors/' || at - 1 as pointer, 'party/' || (one #>> '{}') as target
      from jsonb_path_query(record, '$.predecessors[*]') with ordinality as list (one, at)
      union all select '/members/' || at - 1 || '/party', 'party/' || (one ->> 'party')
        from jsonb_path_query(record, '$.members[*]') with ordinality as list (one, at)
      """;

  private static final String OF_SERIES_OR_INITIATIVE =
      """
      select '/parties/' || at - 1 as pointer, 'party/' || (one #>> '{}') as target
      from jsonb_path_query(record, '$.parties[*]') with ordinality as list (one, at)
      """;

  /** Which references lead to a record in this state? A reference to nothing has no state. */
  private static final String REFERENCES =
      """
      select living.key as id, reference.pointer, %s as said
      from (%s) living
      cross join lateral (select value::jsonb as record offset 0) parsed
      cross join lateral (%s) reference
      left join lateral (
        select change, merged_into from fact where fact.key = reference.target
        order by revision desc limit 1) target on true
      where reference.target is not null and %s
        and (living.key not like 'event/%%' or coalesce(record ->> 'status', 'held') = 'held')
      """;

  private ReferenceRules() {}

  static List<QualityRule> all() {
    return Stream.concat(
            all(
                UNKNOWN,
                "array[case when target.change is null then 'unknown' else 'deleted' end, reference.target]",
                "(target.change is null or target.change = 'deleted' and target.merged_into is null)"),
            all(
                MERGED,
                "array['merged', reference.target, target.merged_into]",
                "target.change = 'deleted' and target.merged_into is not null"))
        .toList();
  }

  private static Stream<QualityRule> all(String name, String said, String state) {
    return Stream.of(
            Kind.EVENT, Kind.INITIATIVE, Kind.ORGANIZATION, Kind.PARTY, Kind.PERSON, Kind.SERIES)
        .map(kind ->
            SqlRule.ofRecords(
                name, kind, REFERENCES.formatted(said, Living.of(kind), named(kind), state)));
  }

  private static String named(Kind kind) {
    return switch (kind) {
      case EVENT -> OF_EVENT;
      case PERSON -> OF_PERSON;
      case ORGANIZATION -> OF_ORGANIZATION;
      case PARTY -> OF_PARTY;
      case SERIES, INITIATIVE -> OF_SERIES_OR_INITIATIVE;
    };
  }
}
