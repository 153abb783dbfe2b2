package org.koumen.workforce;

import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.registry.PersonName;
import org.koumen.registry.Pinyin;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes lists of units and staff in. Rows are known by their codes: the same list twice changes
 * nothing. Whoever calls has checked that every area lies within the giver's scope.
 */
@Component
public class WorkforceIntake {
  /** Joins the members of a list on their way into the database; no text contains it. */
  private static final String JOIN = "\u001f";

  private final JdbcClient jdbc;
  private final Jurisdiction jurisdiction;

  WorkforceIntake(JdbcClient jdbc, Jurisdiction jurisdiction) {
    this.jdbc = jdbc;
    this.jurisdiction = jurisdiction;
  }

  /**
   * A unit as a list has it.
   *
   * @param parentCode of a unit known already or standing in the same list
   */
  public record UnitRow(
      String code,
      String name,
      UnitKind kind,
      String areaCode,
      @Nullable String parentCode,
      @Nullable String phone) {}

  /**
   * Somebody who serves as a list has them.
   *
   * @param unitCode of a unit known already
   * @param posts added to those there are
   */
  public record StaffRow(
      String code,
      String name,
      StaffKind kind,
      @Nullable StaffRank rank,
      @Nullable String unitCode,
      String areaCode,
      @Nullable String workPhone,
      List<String> skills,
      List<String> languages,
      LocalDate activeFrom,
      @Nullable LocalDate activeTo,
      List<PostRow> posts) {}

  /** A post within a row of staff. */
  public record PostRow(
      PostKind kind,
      String areaCode,
      LocalDate activeFrom,
      @Nullable LocalDate activeTo,
      @Nullable String note) {}

  /** What came of a row. */
  public enum Result {
    ADDED,
    CHANGED,
    SAME,
    /** Nothing was done: no unit has the code. */
    UNKNOWN_UNIT
  }

  /** The ids of units by their codes. */
  @Transactional(readOnly = true)
  public Map<String, UUID> unitIds(Collection<String> codes) {
    return ids("select code, id from unit where code = any(:codes)", codes);
  }

  /** The ids of staff by their codes. */
  @Transactional(readOnly = true)
  public Map<String, UUID> staffIds(Collection<String> codes) {
    return ids("select code, id from staff where code = any(:codes)", codes);
  }

  private Map<String, UUID> ids(String sql, Collection<String> codes) {
    Map<String, UUID> ids = new HashMap<>();
    jdbc.sql(sql)
        .param("codes", codes.toArray(String[]::new))
        .query(
            row -> {
              ids.put(row.getString("code"), row.getObject("id", UUID.class));
            });
    return ids;
  }

  /** Takes units in, a code once. */
  @Transactional
  public List<Result> takeUnits(List<UnitRow> rows) {
    Map<String, Boolean> touched = new HashMap<>();
    jdbc.sql(
            """
            insert into unit (id, code, name, kind, area_code, phone)
            select * from unnest(:ids::uuid[], :codes::text[], :names::text[], :kinds::text[], :areas::text[], :phones::text[])
            on conflict (code) do update
              set name = excluded.name, kind = excluded.kind, area_code = excluded.area_code,
                  phone = excluded.phone, version = unit.version + 1
              where (unit.name, unit.kind, unit.area_code, unit.phone)
                    is distinct from (excluded.name, excluded.kind, excluded.area_code, excluded.phone)
            returning code, xmax = 0 as added
            """)
        .param("ids", rows.stream().map(row -> Ids.next()).toArray(UUID[]::new))
        .param("codes", texts(rows, UnitRow::code))
        .param("names", texts(rows, UnitRow::name))
        .param("kinds", texts(rows, row -> row.kind().code()))
        .param("areas", texts(rows, UnitRow::areaCode))
        .param("phones", texts(rows, UnitRow::phone))
        .query(
            row -> {
              touched.put(row.getString("code"), row.getBoolean("added"));
            });
    jdbc.sql(
            """
            update unit u set parent_id = p.id
            from unnest(:codes::text[], :parents::text[]) as t (code, parent)
            join unit p on p.code = t.parent
            where u.code = t.code and u.parent_id is distinct from p.id
            """)
        .param("codes", texts(rows, UnitRow::code))
        .param("parents", texts(rows, UnitRow::parentCode))
        .update();
    return rows.stream().map(row -> result(touched.get(row.code()))).toList();
  }

  /**
   * Takes staff in, a code once.
   *
   * @param by the account; null for the system itself
   * @param reason stands in each one's history
   */
  @Transactional
  public List<Result> takeStaff(
      List<StaffRow> rows, @Nullable UUID by, String byName, String reason) {
    Map<String, UUID> units =
        unitIds(rows.stream().map(StaffRow::unitCode).filter(java.util.Objects::nonNull).toList());
    List<StaffRow> known =
        rows.stream()
            .filter(row -> row.unitCode() == null || units.containsKey(row.unitCode()))
            .toList();
    Map<String, Boolean> touched = put(known, units, by, byName, reason);
    takePosts(known);
    return rows.stream()
        .map(
            row ->
                row.unitCode() == null || units.containsKey(row.unitCode())
                    ? result(touched.get(row.code()))
                    : Result.UNKNOWN_UNIT)
        .toList();
  }

  private Map<String, Boolean> put(
      List<StaffRow> rows,
      Map<String, UUID> units,
      @Nullable UUID by,
      String byName,
      String reason) {
    List<Pinyin.Spelling> spellings =
        rows.stream().map(row -> Pinyin.of(new PersonName(row.name()))).toList();
    Map<String, Boolean> touched = new HashMap<>();
    jdbc.sql(
            """
            with given as (
              select *
              from unnest(:ids::uuid[], :changes::uuid[], :codes::text[], :names::text[], :pinyin::text[], :initials::text[],
                          :units::uuid[], :areas::text[], :kinds::text[], :ranks::text[], :phones::text[],
                          :skills::text[], :languages::text[], :from::date[], :to::date[])
                as t (id, change_id, code, name, pinyin, initials, unit_id, area_code, kind, rank, work_phone,
                      skills, languages, active_from, active_to)
            ),
            taken as (
              insert into staff (id, code, name, pinyin, initials, unit_id, area_code, kind, rank, work_phone,
                                 skills, languages, active_from, active_to)
              select id, code, name, pinyin, initials, unit_id, area_code, kind, rank, work_phone,
                     string_to_array(skills, :join), string_to_array(languages, :join),
                     active_from, active_to
              from given
              on conflict (code) do update
                set name = excluded.name, pinyin = excluded.pinyin, initials = excluded.initials,
                    unit_id = excluded.unit_id, area_code = excluded.area_code, kind = excluded.kind,
                    rank = excluded.rank, work_phone = excluded.work_phone, skills = excluded.skills,
                    languages = excluded.languages, active_from = excluded.active_from,
                    active_to = excluded.active_to, version = staff.version + 1
                where (staff.name, staff.unit_id, staff.area_code, staff.kind, staff.rank, staff.work_phone,
                       staff.skills, staff.languages, staff.active_from, staff.active_to)
                      is distinct from
                      (excluded.name, excluded.unit_id, excluded.area_code, excluded.kind, excluded.rank,
                       excluded.work_phone, excluded.skills, excluded.languages, excluded.active_from, excluded.active_to)
              returning staff.*, xmax = 0 as added
            ),
            written as (
              insert into staff_change (id, staff_id, kind, changed_at, changed_by, changed_by_name, reason, before, after)
              select g.change_id, t.id, case when t.added then 'added' else 'changed' end, :at, :by, :byName, :reason,
                     to_jsonb(s), to_jsonb(t) - 'added'
              from taken t
              join given g on g.code = t.code
              left join staff s on s.id = t.id
            )
            select code, added from taken
            """)
        .param("ids", rows.stream().map(row -> Ids.next()).toArray(UUID[]::new))
        .param("changes", rows.stream().map(row -> Ids.next()).toArray(UUID[]::new))
        .param("codes", texts(rows, StaffRow::code))
        .param("names", texts(rows, StaffRow::name))
        .param("pinyin", texts(spellings, Pinyin.Spelling::full))
        .param("initials", texts(spellings, Pinyin.Spelling::initials))
        .param("units", rows.stream().map(row -> units.get(row.unitCode())).toArray(UUID[]::new))
        .param("areas", texts(rows, StaffRow::areaCode))
        .param("kinds", texts(rows, row -> row.kind().code()))
        .param("ranks", texts(rows, WorkforceIntake::rank))
        .param("phones", texts(rows, StaffRow::workPhone))
        .param("skills", texts(rows, row -> String.join(JOIN, row.skills())))
        .param("languages", texts(rows, row -> String.join(JOIN, row.languages())))
        .param("from", texts(rows, row -> day(row.activeFrom())))
        .param("to", texts(rows, row -> day(row.activeTo())))
        .param("join", JOIN)
        .param("at", jurisdiction.now().atOffset(ZoneOffset.UTC))
        .param("by", by, Types.OTHER)
        .param("byName", byName)
        .param("reason", reason)
        .query(
            row -> {
              touched.put(row.getString("code"), row.getBoolean("added"));
            });
    return touched;
  }

  private void takePosts(List<StaffRow> rows) {
    List<String> codes = new ArrayList<>();
    List<PostRow> posts = new ArrayList<>();
    for (StaffRow row : rows) {
      for (PostRow post : row.posts()) {
        codes.add(row.code());
        posts.add(post);
      }
    }
    jdbc.sql(
            """
            insert into post (id, staff_id, area_code, kind, active_from, active_to, note)
            select t.id, s.id, t.area_code, t.kind, t.active_from, t.active_to, t.note
            from unnest(:ids::uuid[], :codes::text[], :areas::text[], :kinds::text[], :from::date[], :to::date[], :notes::text[])
              as t (id, code, area_code, kind, active_from, active_to, note)
            join staff s on s.code = t.code
            where not exists (select 1 from post p
                              where p.staff_id = s.id and p.area_code = t.area_code and p.kind = t.kind
                                and p.active_from = t.active_from)
            """)
        .param("ids", posts.stream().map(post -> Ids.next()).toArray(UUID[]::new))
        .param("codes", codes.toArray(String[]::new))
        .param("areas", texts(posts, PostRow::areaCode))
        .param("kinds", texts(posts, post -> post.kind().code()))
        .param("from", texts(posts, post -> day(post.activeFrom())))
        .param("to", texts(posts, post -> day(post.activeTo())))
        .param("notes", texts(posts, PostRow::note))
        .update();
  }

  private static Result result(@Nullable Boolean added) {
    return added == null ? Result.SAME : added ? Result.ADDED : Result.CHANGED;
  }

  private static @Nullable String day(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  private static @Nullable String rank(StaffRow row) {
    StaffRank rank = row.rank();
    return rank == null ? null : rank.code();
  }

  private static <T> @Nullable String[] texts(
      List<T> rows, Function<? super T, ? extends @Nullable String> text) {
    @Nullable String[] texts = new @Nullable String[rows.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text.apply(rows.get(i));
    }
    return texts;
  }
}
