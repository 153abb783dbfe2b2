package org.koumen.registry.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.koumen.registry.ChangeKind;
import org.koumen.registry.FieldDesk;
import org.koumen.registry.FileChange;
import org.koumen.registry.FileRow;
import org.koumen.registry.FileRows;
import org.koumen.registry.RowChange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads household files row by row and keeps their history. */
@Component
public class FileTable {
  /** Everything of the households that a condition names, within a scope. */
  private static final String ROWS =
      """
      with h as (
        select county, id, area_code, premises_id, number, kind, state, merged_into, address,
               use, head_name, people, living_alone, eldest_born_on, youngest_born_on,
               care_mark, care_review_on, under_care, languages, last_visit_on, source,
               since, recorded_at, version
        from household
        where county = :county and %s
          and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                      where area_code >= s.f and area_code < s.t)
      )
      select 'household' as kind, h.id, to_jsonb(h)::text as columns from h
      union all
      select 'premises', p.id, to_jsonb(p)::text
      from premises p
      where p.county = :county and p.id in (select premises_id from h)
      union all
      select 'resident', r.id, to_jsonb(r)::text
      from resident r
      where r.county = :county and r.household_id in (select id from h)
      union all
      select 'need', n.id, to_jsonb(n)::text
      from need n
      where n.county = :county and n.household_id in (select id from h)
      union all
      select 'care_mark', m.id, to_jsonb(m)::text
      from care_mark m
      where m.county = :county and m.household_id in (select id from h)
      union all
      select 'care_listing', l.id, to_jsonb(l)::text
      from care_listing l
      where l.county = :county and l.household_id in (select id from h)
      union all
      select 'household_plan', p.id, to_jsonb(p)::text
      from household_plan p
      where p.county = :county and p.household_id in (select id from h)
      union all
      select 'plan_step', s.id,
             (to_jsonb(s) || jsonb_build_object('household_id', p.household_id))::text
      from household_plan p
      join plan_step s on s.county = p.county and s.plan_id = p.id
      where p.county = :county and p.household_id in (select id from h)
      union all
      select 'plan_check', c.id,
             (to_jsonb(c) || jsonb_build_object('household_id', p.household_id))::text
      from household_plan p
      join plan_check c on c.county = p.county and c.plan_id = p.id
      where p.county = :county and p.household_id in (select id from h)
      """;

  private static final String ROWS_OF_MANY = ROWS.formatted("id = any(:ids)");

  /**
   * With the names of the areas around it. One id instead of a list: only then PostgreSQL keeps the
   * plan instead of making one each time, which takes as long as reading the file.
   */
  private static final String FILE =
      ROWS.formatted("id = :id")
          + """
          union all
          select 'area', null, jsonb_build_object('code', a.code, 'name', a.name)::text
          from h
          cross join unnest(array[6, 9, 12, 15, 18]) as level (digits)
          join area a on a.code = left(h.area_code, level.digits)
          where length(h.area_code) >= level.digits
          """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  FileTable(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Everything of some households within a scope, in one statement. */
  public FileRows rows(Scope scope, String county, Collection<UUID> households) {
    FileRows rows = new FileRows();
    jdbc.sql(ROWS_OF_MANY)
        .param("county", county)
        .param("ids", households.toArray(UUID[]::new))
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(
            row -> {
              put(rows, row);
            });
    return rows;
  }

  /**
   * What is needed to show the file of one household.
   *
   * @param areaNames the names of the areas it lies in that are known, by code
   */
  public record Opened(FileRows rows, Map<String, String> areaNames) {}

  /** Everything of one household within a scope, and where it lies, in one statement. */
  public Opened open(Scope scope, String county, UUID household) {
    FileRows rows = new FileRows();
    Map<String, String> names = new HashMap<>();
    jdbc.sql(FILE)
        .param("county", county)
        .param("id", household)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(
            row -> {
              if (row.getString("kind").equals("area")) {
                JsonNode area = json.readTree(row.getString("columns"));
                names.put(area.path("code").asString(), area.path("name").asString());
              } else {
                put(rows, row);
              }
            });
    return new Opened(rows, names);
  }

  private void put(FileRows rows, ResultSet row) throws SQLException {
    rows.put(
        new FileRow(FileRow.Table.of(row.getString("kind")), row.getObject("id", UUID.class)),
        (ObjectNode) json.readTree(row.getString("columns")));
  }

  /**
   * Adds rows that once belonged to a file, wherever they belong today. Reads people beyond any
   * scope: the caller shows only what the history of a household in scope says of them.
   */
  public void addRowsWhereverTheyAre(FileRows rows, String county, Collection<UUID> ids) {
    jdbc.sql(
            """
            select 'premises' as kind, p.id, to_jsonb(p)::text as columns
            from premises p where p.county = :county and p.id = any(:ids)
            union all
            select 'resident', r.id, to_jsonb(r)::text
            from resident r where r.county = :county and r.id = any(:ids)
            union all
            select 'need', n.id, to_jsonb(n)::text
            from need n where n.county = :county and n.id = any(:ids)
            union all
            select 'care_listing', l.id, to_jsonb(l)::text
            from care_listing l where l.county = :county and l.id = any(:ids)
            """)
        .param("county", county)
        .param("ids", ids.toArray(UUID[]::new))
        .query(
            row -> {
              put(rows, row);
            });
  }

  /** Locks households against other edits of their files, in an order that cannot deadlock. */
  public void lock(String county, Collection<UUID> households) {
    jdbc.sql(
            """
            select id from household
            where county = :county and id = any(:ids)
            order by id
            for update
            """)
        .param("county", county)
        .param("ids", households.toArray(UUID[]::new))
        .query(UUID.class)
        .list();
  }

  /** Who last changed a column of a row; empty when nobody did since it came. */
  public Optional<FieldDesk.LastWord> lastWord(String county, UUID row, String column) {
    return jdbc.sql(
            """
            select f.recorded_by, f.recorded_by_name, f.recorded_at
            from file_change f
            cross join lateral jsonb_array_elements(f.changes) as c (change)
            where f.county = :county and f.touched && array[cast(:row as uuid)]
              and c.change ->> 'id' = :rowText
              and jsonb_exists(c.change -> 'after', :column)
            order by f.recorded_at desc, f.id desc
            limit 1
            """)
        .param("county", county)
        .param("row", row)
        .param("rowText", row.toString())
        .param("column", column)
        .query(
            (found, n) ->
                new FieldDesk.LastWord(
                    found.getObject("recorded_by", UUID.class),
                    found.getString("recorded_by_name"),
                    found.getTimestamp("recorded_at").toInstant()))
        .optional();
  }

  /** Keeps a change. */
  public void add(String county, String area, FileChange change, Optional<UUID> recordedBy) {
    ArrayNode rows = json.createArrayNode();
    change.rows().forEach(row -> rows.add(row.toJson()));
    jdbc.sql(
            """
            insert into file_change
              (county, id, event_id, area_code, household_id, resident_id, kind, happened_on, recorded_at,
               recorded_by, recorded_by_name, reason, changes, touched, undoes)
            values
              (:county, :id, :event, :area, :household, :resident, :kind, :happenedOn, :recordedAt,
               :by, :byName, :reason, cast(:changes as jsonb), :touched, :undoes)
            """)
        .param("county", county)
        .param("id", change.id())
        .param("event", change.event())
        .param("area", area)
        .param("household", change.household())
        .param("resident", change.resident().orElse(null))
        .param("kind", change.kind().code())
        .param("happenedOn", change.happenedOn())
        .param("recordedAt", change.recordedAt().atOffset(ZoneOffset.UTC))
        .param("by", recordedBy.orElse(null))
        .param("byName", change.recordedByName())
        .param("reason", change.reason().orElse(null))
        .param("changes", rows.toString())
        .param("touched", change.rows().stream().map(row -> row.row().id()).toArray(UUID[]::new))
        .param("undoes", change.undoes().orElse(null))
        .update();
  }

  /** A household and its premises, and the area that both lie in. */
  public record Lying(UUID household, UUID premises, String areaCode) {}

  /**
   * The households that lie right in an area, not in one beneath it.
   *
   * @param premises those at these premises; null for all
   */
  public List<Lying> lyingIn(String county, String area, @Nullable Collection<UUID> premises) {
    return jdbc.sql(
            """
            select id as household, premises_id as premises, area_code
            from household
            where county = :county and area_code = :area
              and (cast(:premises as uuid[]) is null or premises_id = any(:premises))
            """)
        .param("county", county)
        .param("area", area)
        .param(
            "premises",
            premises == null ? null : premises.toArray(UUID[]::new),
            java.sql.Types.ARRAY)
        .query(Lying.class)
        .list();
  }

  /** Changes to any of some rows that happened after a day. */
  public List<FileChange> changesAfter(String county, Collection<UUID> rows, LocalDate day) {
    return jdbc.sql(
            """
            select id, coalesce(event_id, id) as event_id, household_id, resident_id, kind, happened_on, recorded_at, recorded_by_name,
                   reason, changes::text as changes, undoes
            from file_change
            where county = :county and touched && :rows and happened_on > :day
            """)
        .param("county", county)
        .param("rows", rows.toArray(UUID[]::new))
        .param("day", day)
        .query(this::change)
        .list();
  }

  /** The history of a household, the latest first. */
  public List<FileChange> history(String county, UUID household, @Nullable UUID before, int limit) {
    return jdbc.sql(
            """
            select id, coalesce(event_id, id) as event_id, household_id, resident_id, kind, happened_on, recorded_at, recorded_by_name,
                   reason, changes::text as changes, undoes
            from file_change
            where county = :county and household_id = :household
              and (cast(:before as uuid) is null or
                   (happened_on, recorded_at, id) <
                   (select happened_on, recorded_at, id from file_change
                    where county = :county and id = :before))
            order by happened_on desc, recorded_at desc, id desc
            limit :limit
            """)
        .param("county", county)
        .param("household", household)
        .param("before", before, java.sql.Types.OTHER)
        .param("limit", limit)
        .query(this::change)
        .list();
  }

  /** One change. */
  public Optional<FileChange> change(String county, UUID id) {
    return jdbc.sql(
            """
            select id, coalesce(event_id, id) as event_id, household_id, resident_id, kind, happened_on, recorded_at, recorded_by_name,
                   reason, changes::text as changes, undoes
            from file_change
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", id)
        .query(this::change)
        .optional();
  }

  /** The changes that one event made in the files of a county. */
  public List<FileChange> ofEvent(String county, UUID event) {
    return jdbc.sql(
            """
            select id, coalesce(event_id, id) as event_id, household_id, resident_id, kind, happened_on, recorded_at,
                   recorded_by_name, reason, changes::text as changes, undoes
            from file_change
            where county = :county and event_id = :event
            """)
        .param("county", county)
        .param("event", event)
        .query(this::change)
        .list();
  }

  /** Ids of all rows that the history of a household speaks of. */
  public List<UUID> touched(String county, UUID household) {
    return jdbc.sql(
            """
            select distinct unnest(touched) from file_change
            where county = :county and household_id = :household
            """)
        .param("county", county)
        .param("household", household)
        .query(UUID.class)
        .list();
  }

  /** The changes of one entry of the history, as text. */
  public record Document(String county, UUID id, String changes) {
    /** The same entry with other text. */
    public Document with(String text) {
      return new Document(county, id, text);
    }
  }

  /** Entries in which sealed numbers stand, by id. */
  public List<Document> sealedHistory(UUID after, int limit) {
    return jdbc.sql(
            """
            select county, id, changes::text as changes
            from file_change
            where id > :after and changes::text like '%\\_sealed": "%'
            order by id
            limit :limit
            """)
        .param("after", after)
        .param("limit", limit)
        .query(Document.class)
        .list();
  }

  /** Keeps the same numbers under another key; nothing else of the history may be different. */
  public void rewriteSealed(List<Document> documents) {
    if (documents.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            update file_change fc set changes = cast(d.changes as jsonb)
            from unnest(:counties::text[], :ids::uuid[], :changes::text[]) as d (county, id, changes)
            where fc.county = d.county and fc.id = d.id
            """)
        .param("counties", documents.stream().map(Document::county).toArray(String[]::new))
        .param("ids", documents.stream().map(Document::id).toArray(UUID[]::new))
        .param("changes", documents.stream().map(Document::changes).toArray(String[]::new))
        .update();
  }

  private FileChange change(ResultSet row, int number) throws SQLException {
    List<RowChange> rows = new ArrayList<>();
    for (JsonNode change : json.readTree(row.getString("changes"))) {
      rows.add(RowChange.of(change));
    }
    return new FileChange(
        row.getObject("id", UUID.class),
        row.getObject("event_id", UUID.class),
        row.getObject("household_id", UUID.class),
        Optional.ofNullable(row.getObject("resident_id", UUID.class)),
        ChangeKind.of(row.getString("kind")),
        row.getObject("happened_on", LocalDate.class),
        row.getTimestamp("recorded_at").toInstant(),
        row.getString("recorded_by_name"),
        Optional.ofNullable(row.getString("reason")),
        rows,
        Optional.ofNullable(row.getObject("undoes", UUID.class)));
  }
}
