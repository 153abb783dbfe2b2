package org.koumen.notice;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.koumen.platform.Seal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Up to when accounts have read, and their mailboxes. */
@Repository
class NoticeMarkTable {
  private final JdbcClient jdbc;
  private final Seal seal;

  NoticeMarkTable(JdbcClient jdbc, Seal seal) {
    this.jdbc = jdbc;
    this.seal = seal;
  }

  Optional<Instant> readTo(UUID account) {
    return jdbc.sql("select read_to from notice_mark where id = :id")
        .param("id", account)
        .query((row, number) -> row.getTimestamp("read_to").toInstant())
        .optional();
  }

  void readTo(UUID account, Instant moment) {
    jdbc.sql(
            """
            insert into notice_mark (id, read_to) values (:id, :to)
            on conflict (id) do update
              set read_to = excluded.read_to where notice_mark.read_to < excluded.read_to
            """)
        .param("id", account)
        .param("to", moment.atOffset(ZoneOffset.UTC))
        .update();
  }

  List<String> mailsOf(Collection<UUID> accounts) {
    return jdbc
        .sql("select mail_sealed from notice_contact where id = any(:ids)")
        .param("ids", accounts.toArray(UUID[]::new))
        .query(byte[].class)
        .list()
        .stream()
        .map(seal::open)
        .toList();
  }

  void setMail(UUID account, Optional<String> address, Instant at) {
    if (address.isEmpty()) {
      jdbc.sql("delete from notice_contact where id = :id").param("id", account).update();
      return;
    }
    jdbc.sql(
            """
            insert into notice_contact (id, mail_sealed, set_at) values (:id, :mail, :at)
            on conflict (id) do update set mail_sealed = excluded.mail_sealed, set_at = excluded.set_at
            """)
        .param("id", account)
        .param("mail", seal.seal(address.get()))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }
}
