package org.entente.timeline.query.quality;

import java.util.List;
import org.entente.contracts.Kind;

/** What single events lack or contradict. */
final class EventRules {
  private static final String TODAY = "((now() at time zone 'utc')::date - date '1970-01-01')";

  private static final String NO_SOURCE =
      """
      select id, '/sources' as pointer, array['no-source'] as said
      from {g}.entry where status = 'held' and not jsonb_exists(document::jsonb, 'sources')
      """;

  private static final String NO_SOURCE_OF_PERSON =
      """
      select key as id, '/sources' as pointer, array['no-source.person'] as said
      from (%s) living
      where not jsonb_path_exists(value::jsonb, '$.sources[*] ? (@ != null)')
        and not jsonb_path_exists(value::jsonb, '$.positions[*].sources[*] ? (@ != null)')
      """
          .formatted(Living.of(Kind.PERSON));

  /** Participants whose person is known stand in the entry in the record's order. */
  private static final String POSITION_MISSING =
      """
      select id, '/participants/' || at - 1 || '/person' as pointer,
        array['position-missing', 'person/' || (participant #>> '{person,id}'), document::jsonb #>> '{date,edtf}'] as said
      from {g}.entry
      cross join lateral jsonb_path_query(document::jsonb, '$.participants[*]') with ordinality as list (participant, at)
      where status = 'held' and people <> '{}'
        and participant #>> '{person,name}' is not null and not jsonb_exists(participant, 'roles')
      """;

  /** A host that was merged is a matter of its reference. */
  private static final String HOST =
      """
      select id, '/host' as pointer,
        array['host', 'party/' || host] as said
      from {g}.entry
      where status = 'held' and host <> all (parties)
        and not exists (
          select from fact where fact.key = 'party/' || host and merged_into is not null)
      """;

  private static final String SCHEDULED =
      """
      select id, '/status' as pointer,
        array['scheduled', document::jsonb #>> '{date,edtf}'] as said
      from {g}.entry where status = 'scheduled' and latest < %s
      """
          .formatted(TODAY);

  /** A date given to the day must lie within; a coarser one must have a day in common. */
  private static final String PARENT =
      """
      select id, '/date' as pointer,
        array['outside-parent', edtf, parent_edtf, 'event/' || parent] as said
      from (
        select entry.id, entry.earliest, entry.latest, parent.id as parent,
          parent.earliest as parent_earliest, parent.latest as parent_latest,
          entry.document::jsonb #>> '{date,edtf}' as edtf,
          parent.document::jsonb #>> '{date,edtf}' as parent_edtf
        from {g}.entry join {g}.entry parent on parent.id = entry.part_of
        where entry.status = 'held'
          and (entry.earliest < parent.earliest or entry.latest > parent.latest)) part
      where latest < parent_earliest or earliest > parent_latest
        or edtf ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}(T.*|/[0-9]{4}-[0-9]{2}-[0-9]{2})?$'
      """;

  /** An entry leaves a parent out only where the way up leads back to it. */
  private static final String CIRCLE =
      """
      select part.id, '/partOf' as pointer, array['circle', 'event/' || named.part_of] as said
      from (select distinct subject as id from mention where via = 'part-of') part
      cross join lateral (
        select revision from {g}.entry
        where entry.id = substr(part.id, 7) and status = 'held' and entry.part_of is null offset 0) top
      cross join lateral (
        select value::jsonb ->> 'partOf' as part_of from fact
        where key = part.id and revision = top.revision offset 0) named
      where named.part_of is not null
      """;

  /** Parts of one event that bear different titles were told apart by who recorded them. */
  private static final String DUPLICATE =
      """
      select id, '/date' as pointer, array['duplicate', 'event/' || other] as said
      from (
        select id, case
          when part_of is null then coalesce(lag(id) over same, lead(id) over same)
          when first_value(part_of) over whole is distinct from part_of then first_value(id) over whole
          when last_value(part_of) over whole is distinct from part_of then last_value(id) over whole
          else coalesce(lag(id) over alike, lead(id) over alike) end as other
        from (
          select id, part_of, earliest, latest, kind, parties, lower(document::jsonb ->> 'title') as title
          from (
            select *, count(*) over (partition by earliest, latest, kind, parties) as alike
            from {g}.entry where status = 'held' and earliest is not null) counted
          where alike > 1) repeated
        window same as (partition by earliest, latest, kind, parties order by id),
          whole as (partition by earliest, latest, kind, parties order by part_of nulls first, id
            rows between unbounded preceding and unbounded following),
          alike as (partition by earliest, latest, kind, parties, part_of, title order by id)) likely
      where other is not null
      """;

  /** Where does an edition's number not follow the one before? */
  private static final String EDITION =
      """
      select id, '/edition' as pointer,
        array['edition', edition::text, 'series/' || series, before::text] as said
      from (
        select id, series, edition, lag(edition) over (partition by series order by edition, id) as before
        from (
          select id, series, (document::jsonb #>> '{series,edition}')::int as edition
          from {g}.entry where series is not null and status = 'held') numbered
        where edition is not null) edition
      where edition > before + 1
      """;

  private EventRules() {}

  static List<QualityRule> all() {
    return List.of(
        SqlRule.ofEntries("no-source", NO_SOURCE),
        SqlRule.ofRecords("no-source", Kind.PERSON, NO_SOURCE_OF_PERSON),
        SqlRule.ofEntries("position-missing", POSITION_MISSING),
        SqlRule.ofEntries("edition-skipped", EDITION),
        SqlRule.ofEntries("outside-parent", PARENT),
        SqlRule.ofRecords("part-of-circle", Kind.EVENT, CIRCLE),
        SqlRule.ofEntries("host-no-party", HOST),
        SqlRule.ofEntries("scheduled-gone-by", SCHEDULED),
        SqlRule.ofEntries("likely-duplicate", DUPLICATE));
  }
}
