package org.koumen.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on signatures in {@code media}. */
@Repository
class SignatureTable {
  private static final String COLUMNS =
      """
      id, move_id, text_hash, signer, on_behalf, on_paper, added_at, added_by, added_by_name, kept_at,
      owner_kind, owner_id
      """;

  private final JdbcClient jdbc;

  SignatureTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Row(Signature signature, String ownerKind, UUID owner, @Nullable Instant keptAt) {
    SignatureDesk.Given given() {
      return new SignatureDesk.Given(
          MediaOwner.Kind.valueOf(ownerKind.toUpperCase(Locale.ROOT)), owner, signature);
    }
  }

  /** Clears what waits for a move in vain, and what the same person gave before. */
  void clear(MediaOwner owner, UUID but, MediaDesk.By by, Instant before) {
    jdbc.sql(
            """
            delete from media
            where county = :county and kind = 'signature' and kept_at is null and id <> :but
              and (added_at < :before
                or (owner_kind = :ownerKind and owner_id = :owner
                  and added_by is not distinct from cast(:by as uuid)))
            """)
        .param("county", owner.county())
        .param("but", but)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("ownerKind", owner.kind().code())
        .param("owner", owner.id())
        .param("by", by.accountId().orElse(null), Types.OTHER)
        .update();
  }

  void add(
      MediaOwner owner,
      UUID id,
      MediaIntake.Safe safe,
      SignatureDesk.Said said,
      String textHash,
      MediaDesk.By by,
      Instant at) {
    jdbc.sql(
            """
            insert into media (
              county, id, area_code, owner_kind, owner_id, kind, content_type, content, small, size, width,
              height, checksum, added_at, added_by, added_by_name, for_reporter, move_id, text_hash, signer,
              on_behalf, on_paper)
            values (
              :county, :id, :area, :ownerKind, :owner, 'signature', :type, :content, :small, :size, :width,
              :height, :checksum, :at, :by, :byName, false, :move, :textHash, :signer, :onBehalf, :onPaper)
            on conflict (county, id) do nothing
            """)
        .param("county", owner.county())
        .param("id", id)
        .param("area", owner.areaCode())
        .param("ownerKind", owner.kind().code())
        .param("owner", owner.id())
        .param("type", safe.contentType())
        .param("content", safe.content())
        .param("small", safe.small(), Types.BINARY)
        .param("size", safe.content().length)
        .param("width", safe.width(), Types.INTEGER)
        .param("height", safe.height(), Types.INTEGER)
        .param("checksum", safe.checksum())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by.accountId().orElse(null), Types.OTHER)
        .param("byName", by.name())
        .param("move", said.move())
        .param("textHash", HexFormat.of().parseHex(textHash))
        .param("signer", said.signer())
        .param("onBehalf", said.onBehalf())
        .param("onPaper", said.onPaper())
        .update();
  }

  Optional<Row> find(MediaOwner owner, UUID id) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                from media
                where county = :county and id = :id and kind = 'signature'
                  and owner_kind = :ownerKind and owner_id = :owner
                """)
        .param("county", owner.county())
        .param("id", id)
        .param("ownerKind", owner.kind().code())
        .param("owner", owner.id())
        .query(SignatureTable::row)
        .optional();
  }

  /** The one that stands for a move; of several that wait for it the latest. */
  Optional<Row> ofMove(String county, UUID move) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                from media
                where county = :county and move_id = :move and kind = 'signature'
                order by kept_at nulls last, added_at desc
                limit 1
                """)
        .param("county", county)
        .param("move", move)
        .query(SignatureTable::row)
        .optional();
  }

  void keep(MediaOwner owner, UUID id, Instant at) {
    jdbc.sql(
            """
            update media set kept_at = :at
            where county = :county and id = :id and kind = 'signature' and kept_at is null
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("county", owner.county())
        .param("id", id)
        .update();
    jdbc.sql(
            """
            delete from media
            where county = :county and owner_kind = :ownerKind and owner_id = :owner
              and kind = 'signature' and kept_at is null
            """)
        .param("county", owner.county())
        .param("ownerKind", owner.kind().code())
        .param("owner", owner.id())
        .update();
  }

  List<Row> kept(MediaOwner owner) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                from media
                where county = :county and owner_kind = :ownerKind and owner_id = :owner
                  and kind = 'signature' and kept_at is not null
                order by added_at, id
                """)
        .param("county", owner.county())
        .param("ownerKind", owner.kind().code())
        .param("owner", owner.id())
        .query(SignatureTable::row)
        .list();
  }

  Optional<byte[]> content(MediaOwner owner, UUID id) {
    return jdbc.sql(
            """
            select content from media
            where county = :county and id = :id and owner_kind = :ownerKind and owner_id = :owner
              and kind = 'signature' and kept_at is not null
            """)
        .param("county", owner.county())
        .param("id", id)
        .param("ownerKind", owner.kind().code())
        .param("owner", owner.id())
        .query(byte[].class)
        .optional();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    Timestamp kept = row.getTimestamp("kept_at");
    return new Row(
        new Signature(
            row.getObject("id", UUID.class),
            row.getObject("move_id", UUID.class),
            HexFormat.of().formatHex(row.getBytes("text_hash")),
            row.getString("signer"),
            row.getBoolean("on_behalf"),
            row.getBoolean("on_paper"),
            row.getTimestamp("added_at").toInstant(),
            row.getString("added_by_name"),
            row.getObject("added_by", UUID.class) == null),
        row.getString("owner_kind"),
        row.getObject("owner_id", UUID.class),
        kept == null ? null : kept.toInstant());
  }
}
