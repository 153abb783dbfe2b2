package org.koumen.phone;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.registry.FieldDesk;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Questions about fields that two people gave different values. */
@Repository
class QuestionTable {
  private final JdbcClient jdbc;

  QuestionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A question as it comes up. */
  @SuppressWarnings("ArrayRecordComponent")
  record Asked(
      UUID id,
      String county,
      String area,
      UUID household,
      @Nullable UUID resident,
      @Nullable String residentName,
      String field,
      byte[] present,
      FieldDesk.@Nullable LastWord lastWord,
      byte[] wanted,
      Instant madeAt,
      Instant now) {}

  /** Asks; who has asked the same before and changed their mind since asks for the later value. */
  void ask(Asked asked, Actor by) {
    FieldDesk.LastWord word = asked.lastWord();
    jdbc.sql(
            """
            insert into field_question (
              county, id, area_code, household_id, resident_id, resident_name, field,
              present_sealed, present_by, present_by_name, present_at,
              wanted_sealed, asked_by, asked_by_name, made_at, asked_at, state)
            values (
              :county, :id, :area, :household, :resident, :residentName, :field,
              :present, :presentBy, :presentByName, :presentAt,
              :wanted, :by, :byName, :made, :now, 'open')
            on conflict (county, household_id, resident_id, field, asked_by) where state = 'open'
            do update set
              present_sealed = excluded.present_sealed, present_by = excluded.present_by,
              present_by_name = excluded.present_by_name, present_at = excluded.present_at,
              wanted_sealed = excluded.wanted_sealed, made_at = excluded.made_at,
              asked_at = excluded.asked_at
            """)
        .param("county", asked.county())
        .param("id", asked.id())
        .param("area", asked.area())
        .param("household", asked.household())
        .param("resident", asked.resident(), java.sql.Types.OTHER)
        .param("residentName", asked.residentName())
        .param("field", asked.field())
        .param("present", asked.present())
        .param("presentBy", word == null ? null : word.accountId(), java.sql.Types.OTHER)
        .param("presentByName", word == null ? null : word.name())
        .param(
            "presentAt",
            word == null ? null : word.at().atOffset(ZoneOffset.UTC),
            java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
        .param("wanted", asked.wanted())
        .param("by", by.accountId())
        .param("byName", by.name())
        .param("made", asked.madeAt().atOffset(ZoneOffset.UTC))
        .param("now", asked.now().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** A question with its sealed values. */
  @SuppressWarnings("ArrayRecordComponent")
  record Kept(
      Question question,
      byte[] present,
      @Nullable UUID presentBy,
      byte[] wanted,
      UUID askedBy,
      String area) {}

  /** Questions about some households, the open ones first; decided ones since a moment. */
  List<Kept> ofHouseholds(String county, Collection<UUID> households, Instant since) {
    return jdbc.sql(
            """
            select q.*, c.address, c.area_code as lives_in
            from field_question q
            join household_card c on c.county = q.county and c.id = q.household_id
            where q.county = :county and q.household_id = any(:households)
              and (q.state = 'open' or q.decided_at > :since)
            order by q.state <> 'open', q.asked_at desc, q.id
            """)
        .param("county", county)
        .param("households", households.toArray(UUID[]::new))
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(QuestionTable::kept)
        .list();
  }

  /** Open questions of one county within a scope, of everybody or of one editor. */
  List<Kept> open(String county, Scope scope, Optional<UUID> editor, int most) {
    return jdbc.sql(
            """
            select q.*, c.address, c.area_code as lives_in
            from field_question q
            join household_card c on c.county = q.county and c.id = q.household_id
            where q.county = :county and q.state = 'open'
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where c.area_code >= s.f and c.area_code < s.t)
              and (cast(:editor as uuid) is null or :editor in (q.asked_by, q.present_by))
            order by q.asked_at, q.id
            limit :most
            """)
        .param("county", county)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("editor", editor.orElse(null), java.sql.Types.OTHER)
        .param("most", most)
        .query(QuestionTable::kept)
        .list();
  }

  /** One question within a scope, held until the transaction ends. */
  Optional<Kept> hold(String county, UUID id, Scope scope) {
    return jdbc.sql(
            """
            select q.*, c.address, c.area_code as lives_in
            from field_question q
            join household_card c on c.county = q.county and c.id = q.household_id
            where q.county = :county and q.id = :id
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where c.area_code >= s.f and c.area_code < s.t)
            for update of q
            """)
        .param("county", county)
        .param("id", id)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(QuestionTable::kept)
        .optional();
  }

  void decide(String county, UUID id, String state, Actor by, Instant now) {
    jdbc.sql(
            """
            update field_question set state = :state, decided_by_name = :byName, decided_at = :now
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", id)
        .param("state", state)
        .param("byName", by.name())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * Who asked has seen what stands there since, and wrote the field again: nothing is left to ask.
   */
  void overtaken(
      String county, UUID household, @Nullable UUID resident, String field, Actor by, Instant now) {
    jdbc.sql(
            """
            update field_question
            set state = 'overtaken', decided_by_name = :byName, decided_at = :now
            where county = :county and household_id = :household
              and resident_id is not distinct from cast(:resident as uuid)
              and field = :field and asked_by = :by and state = 'open'
            """)
        .param("county", county)
        .param("household", household)
        .param("resident", resident, java.sql.Types.OTHER)
        .param("field", field)
        .param("by", by.accountId())
        .param("byName", by.name())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** What stands there is another value by now. */
  void presentIs(String county, UUID id, byte[] present) {
    jdbc.sql(
            """
            update field_question
            set present_sealed = :present, present_by = null, present_by_name = null, present_at = null
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", id)
        .param("present", present)
        .update();
  }

  private static Kept kept(ResultSet row, int n) throws SQLException {
    return new Kept(
        new Question(
            row.getString("county"),
            row.getObject("id", UUID.class),
            row.getObject("household_id", UUID.class),
            row.getString("address"),
            row.getObject("resident_id", UUID.class),
            row.getString("resident_name"),
            row.getString("field"),
            "",
            row.getString("present_by_name"),
            momentOrNull(row, "present_at"),
            "",
            row.getString("asked_by_name"),
            row.getObject("made_at", OffsetDateTime.class).toInstant(),
            row.getObject("asked_at", OffsetDateTime.class).toInstant(),
            row.getString("state"),
            row.getString("decided_by_name"),
            momentOrNull(row, "decided_at"),
            false),
        row.getBytes("present_sealed"),
        row.getObject("present_by", UUID.class),
        row.getBytes("wanted_sealed"),
        row.getObject("asked_by", UUID.class),
        row.getString("lives_in"));
  }

  private static @Nullable Instant momentOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }
}
