package org.koumen.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Others who told the same. */
@Repository
class ReporterTable {
  private final JdbcClient jdbc;

  ReporterTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<String> number(String county, UUID reporter) {
    return jdbc.sql("select number from request_reporter where county = :county and id = :id")
        .param("county", county)
        .param("id", reporter)
        .query(String.class)
        .optional();
  }

  /** Adds one with a number that leads to the same request. */
  void add(
      Held held,
      RequestKin.CoReporter other,
      String number,
      byte @Nullable [] phone,
      byte[] codeIndex,
      Doer by,
      Instant now) {
    jdbc.sql(
            """
            with numbered as (
              insert into request_number (number, county, request_id, code_index)
              values (:number, :county, :request, :code)
            )
            insert into request_reporter (
              county, id, area_code, request_id, number, channel, words, name, phone_sealed, contact_wish,
              joined_at, joined_by, joined_by_name)
            values (
              :county, :id, :area, :request, :number, :channel, :words, :name, :phone, :wish,
              :now, :by, :byName)
            """)
        .param("county", held.county())
        .param("id", other.id())
        .param("area", held.areaCode())
        .param("request", held.id())
        .param("number", number)
        .param("code", codeIndex)
        .param("channel", other.channel().code())
        .param("words", other.words())
        .param("name", other.name().orElse(null))
        .param("phone", phone)
        .param("wish", other.contactWish().code())
        .param("now", RequestTable.utc(now))
        .param("by", by.accountId().orElse(null))
        .param("byName", by.name())
        .update();
  }

  boolean isMerged(String county, UUID request) {
    return number(county, request).isPresent();
  }

  /** Adds the reporter of a request that goes on here, and those who joined it there. */
  void addMerged(Held into, RequestFileTable.Found gone, Doer by, Instant now) {
    jdbc.sql(
            """
            with moved as (
              update request_reporter set request_id = :into, area_code = :area
              where county = :county and request_id = :gone
            ), renumbered as (
              update request_number set request_id = :into
              where county = :county and request_id = :gone and number <> :number
            )
            insert into request_reporter (
              county, id, area_code, request_id, number, channel, words, name, phone_sealed, contact_wish,
              joined_at, joined_by, joined_by_name)
            values (
              :county, :gone, :area, :into, :number, :channel, :words, :name, :phone, :wish,
              :now, :by, :byName)
            """)
        .param("county", into.county())
        .param("into", into.id())
        .param("gone", gone.row().id())
        .param("area", into.areaCode())
        .param("number", gone.row().number())
        .param("channel", gone.row().channel().code())
        .param("words", gone.body())
        .param("name", gone.reporterName())
        .param("phone", gone.reporterPhone())
        .param("wish", gone.contactWish().code())
        .param("now", RequestTable.utc(now))
        .param("by", by.accountId().orElse(null))
        .param("byName", by.name())
        .update();
  }

  /** The sealed telephones of all who asked and left one. */
  List<byte[]> phones(String county, UUID request) {
    return jdbc.sql(
            """
            select reporter_phone_sealed from request
            where county = :county and id = :request and reporter_phone_sealed is not null
            union all
            select phone_sealed from request_reporter
            where county = :county and request_id = :request and phone_sealed is not null
            """)
        .param("county", county)
        .param("request", request)
        .query((row, n) -> row.getBytes(1))
        .list();
  }

  /** Those who told the same, first to last. */
  List<CoReporterRow> of(String county, UUID request) {
    return jdbc.sql(
            """
            select id, number, channel, words, name, joined_at, joined_by_name
            from request_reporter
            where county = :county and request_id = :request
            order by joined_at, id
            """)
        .param("county", county)
        .param("request", request)
        .query(CoReporterRow.class)
        .list();
  }
}
