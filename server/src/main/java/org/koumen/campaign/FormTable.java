package org.koumen.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Forms and their versions. */
@Repository
class FormTable {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  FormTable(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void add(
      UUID id, String area, String name, boolean theme, Questionnaire form, Instant at, Actor by) {
    jdbc.sql(
            """
            insert into form (id, area_code, name, theme, newest, made_at, made_by, made_by_name)
            values (:id, :area, :name, :theme, 1, :at, :by, :byName)
            """)
        .param("id", id)
        .param("area", area)
        .param("name", name)
        .param("theme", theme)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by.accountId())
        .param("byName", by.name())
        .update();
    addVersion(id, 1, form, at, by);
  }

  /** Takes the next number; false when somebody else was first. */
  boolean next(UUID id, int newest) {
    return jdbc.sql("update form set newest = newest + 1 where id = :id and newest = :newest")
            .param("id", id)
            .param("newest", newest)
            .update()
        == 1;
  }

  void addVersion(UUID id, int version, Questionnaire form, Instant at, Actor by) {
    jdbc.sql(
            """
            insert into form_version (form_id, version, questions, written_at, written_by, written_by_name)
            values (:id, :version, cast(:questions as jsonb), :at, :by, :byName)
            """)
        .param("id", id)
        .param("version", version)
        .param("questions", json.writeValueAsString(form.questions()))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by.accountId())
        .param("byName", by.name())
        .update();
  }

  /** Writes a version anew; false when it was used meanwhile, for then it stays as it is. */
  boolean rewrite(UUID id, int version, Questionnaire form, Instant at, Actor by) {
    return jdbc.sql(
                """
                update form_version
                set questions = cast(:questions as jsonb), written_at = :at, written_by = :by, written_by_name = :byName
                where form_id = :id and version = :version and used_since is null
                """)
            .param("id", id)
            .param("version", version)
            .param("questions", json.writeValueAsString(form.questions()))
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("by", by.accountId())
            .param("byName", by.name())
            .update()
        == 1;
  }

  void rename(UUID id, String name) {
    jdbc.sql("update form set name = :name where id = :id")
        .param("id", id)
        .param("name", name)
        .update();
  }

  /** From now on this version is never written again. */
  void use(UUID id, int version, Instant at) {
    jdbc.sql(
            """
            update form_version set used_since = :at
            where form_id = :id and version = :version and used_since is null
            """)
        .param("id", id)
        .param("version", version)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The newest versions of the forms that hold somewhere in a scope, by name. */
  List<Form> list(Scope scope) {
    return jdbc
        .sql(
            """
            select f.id, f.area_code, f.name, f.theme, f.newest, v.version, v.used_since is not null as used,
                   v.written_at, v.written_by_name, v.questions::text as questions
            from form f
            join form_version v on v.form_id = f.id and v.version = f.newest
            where f.retired_on is null
            order by f.name, f.id
            """)
        .query(this::row)
        .list()
        .stream()
        .filter(form -> scope.touches(form.areaCode()))
        .toList();
  }

  Optional<Form> find(UUID id, int version) {
    return jdbc.sql(
            """
            select f.id, f.area_code, f.name, f.theme, f.newest, v.version, v.used_since is not null as used,
                   v.written_at, v.written_by_name, v.questions::text as questions
            from form f
            join form_version v on v.form_id = f.id and v.version = :version
            where f.id = :id
            """)
        .param("id", id)
        .param("version", version)
        .query(this::row)
        .optional();
  }

  Optional<Form> newest(UUID id) {
    return jdbc.sql(
            """
            select f.id, f.area_code, f.name, f.theme, f.newest, v.version, v.used_since is not null as used,
                   v.written_at, v.written_by_name, v.questions::text as questions
            from form f
            join form_version v on v.form_id = f.id and v.version = f.newest
            where f.id = :id
            """)
        .param("id", id)
        .query(this::row)
        .optional();
  }

  /** All versions of some forms, the newest first. */
  List<Form> versions(Collection<UUID> ids) {
    return jdbc.sql(
            """
            select f.id, f.area_code, f.name, f.theme, f.newest, v.version, v.used_since is not null as used,
                   v.written_at, v.written_by_name, v.questions::text as questions
            from form f
            join form_version v on v.form_id = f.id
            where f.id = any(:ids)
            order by f.id, v.version desc
            """)
        .param("ids", ids.toArray(UUID[]::new))
        .query(this::row)
        .list();
  }

  private Form row(ResultSet row, int number) throws SQLException {
    return new Form(
        row.getObject("id", UUID.class),
        row.getString("area_code"),
        null,
        row.getString("name"),
        row.getBoolean("theme"),
        row.getInt("newest"),
        row.getInt("version"),
        row.getBoolean("used"),
        row.getTimestamp("written_at").toInstant(),
        row.getString("written_by_name"),
        List.of(json.readValue(row.getString("questions"), FormQuestion[].class)));
  }
}
