package org.koumen.notice;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on {@code notice_outbox}. */
@Repository
class OutboxTable {
  private final JdbcClient jdbc;

  OutboxTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void put(
      UUID id,
      Channel.Kind channel,
      String kind,
      @Nullable String number,
      byte @Nullable [] target,
      byte[] message,
      Instant at,
      Instant giveUpAt) {
    jdbc.sql(
            """
            insert into notice_outbox (
              id, channel, kind, subject_number, target_sealed, message_sealed, state, made_at, next_at,
              give_up_at)
            values (:id, :channel, :kind, :number, :target, :message, 'waiting', :at, :at, :giveUp)
            """)
        .param("id", id)
        .param("channel", channel.code())
        .param("kind", kind)
        .param("number", number, Types.VARCHAR)
        .param("target", target, Types.BINARY)
        .param("message", message)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("giveUp", giveUpAt.atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * A message that its sender alone has until the claim ends.
   *
   * @param tries how often it was tried, this time included
   */
  @SuppressWarnings("ArrayRecordComponent") // sealed bytes, never compared
  record Claimed(
      UUID id,
      Channel.Kind channel,
      byte @Nullable [] target,
      byte[] message,
      int tries,
      int refusals,
      Instant giveUpAt) {}

  /** Takes the message that has waited longest; nobody else gets it until {@code until}. */
  Optional<Claimed> claim(List<Channel.Kind> channels, Instant now, Instant until) {
    return jdbc.sql(
            """
            update notice_outbox
            set claimed_until = :until, tries = tries + 1
            where id = (
              select id from notice_outbox
              where state = 'waiting' and next_at <= :now and channel = any(:channels)
                and (claimed_until is null or claimed_until <= :now)
              order by next_at, id
              limit 1
              for update skip locked)
            returning id, channel, target_sealed, message_sealed, tries, refusals, give_up_at
            """)
        .param("until", until.atOffset(ZoneOffset.UTC))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("channels", channels.stream().map(Channel.Kind::code).toArray(String[]::new))
        .query(
            (row, number) ->
                new Claimed(
                    row.getObject("id", UUID.class),
                    Channel.Kind.of(row.getString("channel")),
                    row.getBytes("target_sealed"),
                    row.getBytes("message_sealed"),
                    row.getInt("tries"),
                    row.getInt("refusals"),
                    row.getTimestamp("give_up_at").toInstant()))
        .optional();
  }

  void sent(UUID id, Instant at) {
    jdbc.sql(
            """
            update notice_outbox
            set state = 'sent', ended_at = :at, claimed_until = null, last_error = null
            where id = :id and state = 'waiting'
            """)
        .param("id", id)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Only for whoever still has it: another may have taken it since. */
  void later(Claimed claimed, int refusals, String why, Instant next) {
    jdbc.sql(
            """
            update notice_outbox
            set next_at = :next, claimed_until = null, last_error = :why, refusals = :refusals
            where id = :id and state = 'waiting' and tries = :tries
            """)
        .param("id", claimed.id())
        .param("tries", claimed.tries())
        .param("next", next.atOffset(ZoneOffset.UTC))
        .param("why", why)
        .param("refusals", refusals)
        .update();
  }

  /** Only for whoever still has it: another may have taken it since. */
  void park(Claimed claimed, int refusals, String why, Instant at) {
    jdbc.sql(
            """
            update notice_outbox
            set state = 'parked', ended_at = :at, claimed_until = null, last_error = :why, refusals = :refusals
            where id = :id and state = 'waiting' and tries = :tries
            """)
        .param("id", claimed.id())
        .param("tries", claimed.tries())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("why", why)
        .param("refusals", refusals)
        .update();
  }

  /** Has those tried again now that are parked or wait; all parked ones without an id. */
  int again(@Nullable UUID id, Instant now, Instant giveUpAt) {
    return jdbc.sql(
            """
            update notice_outbox
            set state = 'waiting', next_at = :now, refusals = 0, ended_at = null,
                give_up_at = :giveUp
            where message_sealed is not null
              and case when cast(:id as uuid) is null then state = 'parked'
                       else id = :id and state in ('parked', 'waiting') end
            """)
        .param("id", id, Types.OTHER)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("giveUp", giveUpAt.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** One message without what it says. */
  @SuppressWarnings("ArrayRecordComponent") // sealed bytes, never compared
  record Listed(
      UUID id,
      Channel.Kind channel,
      String kind,
      @Nullable String number,
      byte @Nullable [] target,
      String state,
      Instant madeAt,
      Instant nextAt,
      int tries,
      @Nullable String lastError,
      @Nullable Instant endedAt,
      boolean cleared) {}

  List<Listed> list(String state, @Nullable UUID after, int limit) {
    return jdbc.sql(
            """
            select id, channel, kind, subject_number, target_sealed, state, made_at, next_at, tries, last_error,
                   ended_at, cleared_at is not null as cleared
            from notice_outbox
            where state = :state and (cast(:after as uuid) is null or id < :after)
            order by id desc
            limit :limit
            """)
        .param("state", state)
        .param("after", after, Types.OTHER)
        .param("limit", limit)
        .query(
            (row, number) -> {
              Timestamp ended = row.getTimestamp("ended_at");
              return new Listed(
                  row.getObject("id", UUID.class),
                  Channel.Kind.of(row.getString("channel")),
                  row.getString("kind"),
                  row.getString("subject_number"),
                  row.getBytes("target_sealed"),
                  row.getString("state"),
                  row.getTimestamp("made_at").toInstant(),
                  row.getTimestamp("next_at").toInstant(),
                  row.getInt("tries"),
                  row.getString("last_error"),
                  ended == null ? null : ended.toInstant(),
                  row.getBoolean("cleared"));
            })
        .list();
  }

  /** How many are in each state. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>(Map.of("waiting", 0L, "parked", 0L, "sent", 0L));
    jdbc.sql("select state, count(*) as n from notice_outbox group by state")
        .query(
            row -> {
              counts.put(row.getString("state"), row.getLong("n"));
            });
    return counts;
  }

  /** Clears content and address of what ended before. */
  int clear(Instant before, Instant now) {
    return jdbc.sql(
            """
            update notice_outbox
            set target_sealed = null, message_sealed = null, cleared_at = :now
            where ended_at < :before and cleared_at is null
            """)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
