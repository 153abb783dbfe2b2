package org.koumen.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pages of the handbook. */
@Repository
class HandbookTable {
  private final JdbcClient jdbc;

  HandbookTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(UUID id, String area, HandbookDesk.Text text, Instant at, Actor by) {
    bound(
            jdbc.sql(
                """
                insert into handbook_page (
                  id, area_code, title, body, contact_name, contact_phone, valid_from, valid_to, written_at, written_by,
                  written_by_name)
                values (:id, :area, :title, :body, :contact, :phone, :from, :to, :at, :by, :byName)
                """),
            text,
            at,
            by)
        .param("id", id)
        .param("area", area)
        .update();
  }

  /** Writes a page anew; false when somebody else was first. */
  boolean write(UUID id, int version, HandbookDesk.Text text, Instant at, Actor by) {
    return bound(
                jdbc.sql(
                    """
                    update handbook_page
                    set version = version + 1, title = :title, body = :body, contact_name = :contact,
                        contact_phone = :phone, valid_from = :from, valid_to = :to, written_at = :at, written_by = :by,
                        written_by_name = :byName
                    where id = :id and version = :version
                    """),
                text,
                at,
                by)
            .param("id", id)
            .param("version", version)
            .update()
        == 1;
  }

  private static JdbcClient.StatementSpec bound(
      JdbcClient.StatementSpec statement, HandbookDesk.Text text, Instant at, Actor by) {
    return statement
        .param("title", text.title())
        .param("body", text.body())
        .param("contact", text.contactName())
        .param("phone", text.contactPhone().orElse(null))
        .param("from", text.validFrom())
        .param("to", text.validTo().orElse(null))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by.accountId())
        .param("byName", by.name());
  }

  /** Pages that hold somewhere in a scope, by title. */
  List<HandbookPage> list(Scope scope) {
    return jdbc
        .sql("select * from handbook_page order by title, id")
        .query(HandbookTable::row)
        .list()
        .stream()
        .filter(page -> scope.touches(page.areaCode()))
        .toList();
  }

  Optional<HandbookPage> find(UUID id) {
    return jdbc.sql("select * from handbook_page where id = :id")
        .param("id", id)
        .query(HandbookTable::row)
        .optional();
  }

  private static HandbookPage row(ResultSet row, int number) throws SQLException {
    return new HandbookPage(
        row.getObject("id", UUID.class),
        row.getString("area_code"),
        null,
        row.getInt("version"),
        row.getString("title"),
        row.getString("body"),
        row.getString("contact_name"),
        row.getString("contact_phone"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        row.getTimestamp("written_at").toInstant(),
        row.getString("written_by_name"));
  }
}
