package org.koumen.notice;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on {@code notice} and {@code notice_reading}. */
@Repository
class NoticeTable {
  /**
   * What a reader is told. A desk's notice carries the area of its subject; the desk is that area
   * cut to {@code area_digits}, so a grant covers it when it is no longer than that.
   */
  private static final String MINE =
      """
      with mine as (
        select n.* from notice n
        where n.account_id = :me and n.told_at >= :since
        union
        select n.* from notice n
        where n.unit_id = any(:units) and n.told_at >= :since
        union
        select n.* from notice n
        where n.permission = any(:permissions) and n.told_at >= :since
          and exists (
            select 1 from unnest(:permissions::text[], :deskFrom::text[], :deskTo::text[]) as d (p, f, t)
            where n.permission = d.p and n.area_code >= d.f and n.area_code < d.t
              and n.area_digits >= length(d.f))
      ), told as (
        select m.*,
               (m.told_at > :readTo and not exists (
                 select 1 from notice_reading r
                 where r.county = m.county and r.notice_id = m.id and r.account_id = :me)) as unread
        from mine m
        where m.told_by is distinct from :me
      )
      """;

  private final JdbcClient jdbc;

  NoticeTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Audience audience, Notice notice, Instant at) {
    Notice.About about = notice.about();
    jdbc.sql(
            """
            insert into notice (
              county, id, area_code, audience, account_id, unit_id, permission, area_digits, kind, title_zh,
              title_en, subject_kind, subject_id, subject_number, told_at, told_by)
            values (
              :county, :id, :area, :audience, :account, :unit, :permission, :digits, :kind, :zh, :en, :subject,
              :subjectId, :number, :at, :by)
            """)
        .param("county", about.county())
        .param("id", Ids.next())
        .param("area", about.areaCode())
        .param("audience", name(audience))
        .param("account", audience instanceof Audience.Account(UUID id) ? id : null, Types.OTHER)
        .param("unit", audience instanceof Audience.Unit(UUID id) ? id : null, Types.OTHER)
        .param("permission", permission(audience), Types.VARCHAR)
        .param(
            "digits",
            audience instanceof Audience.Desk desk ? (Integer) desk.areaCode().length() : null,
            Types.INTEGER)
        .param("kind", notice.kind())
        .param("zh", notice.zh())
        .param("en", notice.en())
        .param("subject", about.subject())
        .param("subjectId", about.id())
        .param("number", about.number(), Types.VARCHAR)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", notice.by().orElse(null), Types.OTHER)
        .update();
  }

  private static String name(Audience audience) {
    return switch (audience) {
      case Audience.Account account -> "account";
      case Audience.Unit unit -> "unit";
      case Audience.Desk desk -> "desk";
      case Audience.Phone phone -> throw new IllegalArgumentException("outbox only");
      case Audience.Mail mail -> throw new IllegalArgumentException("outbox only");
    };
  }

  private static @Nullable String permission(Audience audience) {
    return audience instanceof Audience.Desk desk ? desk.permission().name() : null;
  }

  List<NoticeRow> of(Reader reader, boolean unreadOnly, Optional<NoticeCursor> after, int limit) {
    return asked(
            MINE
                + """
                select * from told
                where (unread or not :unreadOnly)
                  and (cast(:afterAt as timestamptz) is null
                       or (unread, told_at, id) < (:afterUnread, :afterAt, :afterId))
                order by unread desc, told_at desc, id desc
                limit :limit
                """,
            reader,
            unreadOnly ? reader.unreadSince() : reader.since())
        .param("unreadOnly", unreadOnly)
        .param("afterUnread", after.map(NoticeCursor::unread).orElse(true))
        .param(
            "afterAt",
            after.map(cursor -> cursor.toldAt().atOffset(ZoneOffset.UTC)).orElse(null),
            Types.TIMESTAMP_WITH_TIMEZONE)
        .param("afterId", after.map(NoticeCursor::id).orElse(null), Types.OTHER)
        .param("limit", limit)
        .query(
            (row, number) ->
                new NoticeRow(
                    row.getObject("id", UUID.class),
                    row.getString("kind"),
                    row.getString("title_zh"),
                    row.getString("title_en"),
                    row.getString("county"),
                    row.getString("area_code"),
                    row.getString("subject_kind"),
                    row.getObject("subject_id", UUID.class),
                    row.getString("subject_number"),
                    row.getTimestamp("told_at").toInstant(),
                    row.getBoolean("unread")))
        .list();
  }

  int unread(Reader reader, int most) {
    return asked(
            MINE + "select count(*) from (select 1 from told where unread limit :most) as counted",
            reader,
            reader.unreadSince())
        .param("most", most)
        .query(Integer.class)
        .single();
  }

  void read(Reader reader, Collection<UUID> ids, Instant at) {
    asked(
            MINE
                + """
                insert into notice_reading (county, id, notice_id, account_id, read_at)
                select county, md5(id::text || cast(:me as text))::uuid, id, :me, :at
                from told
                where unread and id = any(:ids)
                on conflict (county, notice_id, account_id) do nothing
                """,
            reader,
            reader.unreadSince())
        .param("ids", ids.toArray(UUID[]::new))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  void readAll(Reader reader, Instant at) {
    asked(
            MINE
                + """
                insert into notice_reading (county, id, notice_id, account_id, read_at)
                select county, md5(id::text || cast(:me as text))::uuid, id, :me, :at
                from told
                where unread
                on conflict (county, notice_id, account_id) do nothing
                """,
            reader,
            reader.unreadSince())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  private JdbcClient.StatementSpec asked(String sql, Reader reader, Instant since) {
    return jdbc.sql(sql)
        .param("me", reader.account())
        .param("units", reader.units().toArray(UUID[]::new))
        .param("permissions", reader.permissions())
        .param("deskFrom", reader.from())
        .param("deskTo", reader.to())
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("readTo", reader.readTo().orElse(Instant.EPOCH).atOffset(ZoneOffset.UTC));
  }

  /** Removes what is no news any more, with who read it. */
  int removeBefore(Instant moment) {
    return jdbc.sql("delete from notice where told_at < :before")
        .param("before", moment.atOffset(ZoneOffset.UTC))
        .update();
  }
}
