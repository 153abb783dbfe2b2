package org.koumen.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on pictures and sounds in {@code media}; {@link SignatureTable} has the rest. */
@Repository
class MediaTable {
  private static final String COLUMNS =
      """
      id, kind, content_type, size, width, height, seconds, added_at, added_by, added_by_name,
      for_reporter, blurred_at, blurred_by_name, owner_kind, owner_id, checksum
      """;

  private final JdbcClient jdbc;

  MediaTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @SuppressWarnings("ArrayRecordComponent") // compared with Arrays.equals only
  record Kept(Media media, String ownerKind, UUID ownerId, byte[] checksum) {
    boolean belongsTo(MediaOwner owner) {
      return ownerKind.equals(owner.kind().code()) && ownerId.equals(owner.id());
    }
  }

  Optional<Kept> find(String county, UUID id) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                from media
                where county = :county and id = :id and kind <> 'signature'
                """)
        .param("county", county)
        .param("id", id)
        .query(MediaTable::kept)
        .optional();
  }

  List<Media> of(MediaOwner owner) {
    return jdbc
        .sql(
            "select "
                + COLUMNS
                + """
                from media
                where county = :county and owner_kind = :kind and owner_id = :owner
                  and kind <> 'signature'
                order by added_at, id
                """)
        .param("county", owner.county())
        .param("kind", owner.kind().code())
        .param("owner", owner.id())
        .query(MediaTable::kept)
        .list()
        .stream()
        .map(Kept::media)
        .toList();
  }

  /** Adds a row; false when its id is there already. */
  boolean add(
      MediaOwner owner,
      UUID id,
      MediaIntake.Safe safe,
      MediaDesk.By by,
      boolean forReporter,
      Instant at) {
    return jdbc.sql(
                """
                insert into media (
                  county, id, area_code, owner_kind, owner_id, kind, content_type, content, small, size, width,
                  height, seconds, checksum, added_at, added_by, added_by_name, for_reporter)
                values (
                  :county, :id, :area, :ownerKind, :owner, :kind, :type, :content, :small, :size, :width,
                  :height, :seconds, :checksum, :at, :by, :byName, :forReporter)
                on conflict (county, id) do nothing
                """)
            .param("county", owner.county())
            .param("id", id)
            .param("area", owner.areaCode())
            .param("ownerKind", owner.kind().code())
            .param("owner", owner.id())
            .param("kind", safe.kind().code())
            .param("type", safe.contentType())
            .param("content", safe.content())
            .param("small", safe.small(), Types.BINARY)
            .param("size", safe.content().length)
            .param("width", safe.width(), Types.INTEGER)
            .param("height", safe.height(), Types.INTEGER)
            .param("seconds", safe.seconds(), Types.INTEGER)
            .param("checksum", safe.checksum())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("by", by.accountId().orElse(null), Types.OTHER)
            .param("byName", by.name())
            .param("forReporter", forReporter)
            .update()
        == 1;
  }

  Optional<byte[]> content(MediaOwner owner, UUID id) {
    return bytes(
        """
        select content from media
        where county = :county and id = :id and owner_kind = :kind and owner_id = :owner
        """,
        owner,
        id);
  }

  Optional<byte[]> small(MediaOwner owner, UUID id) {
    return bytes(
        """
        select small from media
        where county = :county and id = :id and owner_kind = :kind and owner_id = :owner
          and small is not null
        """,
        owner,
        id);
  }

  private Optional<byte[]> bytes(String sql, MediaOwner owner, UUID id) {
    return jdbc.sql(sql)
        .param("county", owner.county())
        .param("id", id)
        .param("kind", owner.kind().code())
        .param("owner", owner.id())
        .query(byte[].class)
        .optional();
  }

  /** Keeps others from changing the same picture meanwhile. */
  Optional<byte[]> contentToChange(String county, UUID id) {
    return jdbc.sql(
            """
            select content from media
            where county = :county and id = :id and kind = 'picture'
            for update
            """)
        .param("county", county)
        .param("id", id)
        .query(byte[].class)
        .optional();
  }

  void replace(String county, UUID id, byte[] content, byte[] small, MediaDesk.By by, Instant at) {
    jdbc.sql(
            """
            update media
            set content = :content, small = :small, size = :size, blurred_at = :at, blurred_by = :by,
                blurred_by_name = :byName
            where county = :county and id = :id
            """)
        .param("content", content)
        .param("small", small)
        .param("size", content.length)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by.accountId().orElse(null), Types.OTHER)
        .param("byName", by.name())
        .param("county", county)
        .param("id", id)
        .update();
  }

  void showReporter(String county, UUID id, boolean shown) {
    jdbc.sql("update media set for_reporter = :shown where county = :county and id = :id")
        .param("shown", shown)
        .param("county", county)
        .param("id", id)
        .update();
  }

  boolean remove(String county, UUID id) {
    return jdbc.sql("delete from media where county = :county and id = :id")
            .param("county", county)
            .param("id", id)
            .update()
        == 1;
  }

  private static Kept kept(ResultSet row, int number) throws SQLException {
    Timestamp blurred = row.getTimestamp("blurred_at");
    return new Kept(
        new Media(
            row.getObject("id", UUID.class),
            Media.Kind.of(row.getString("kind")),
            row.getString("content_type"),
            row.getInt("size"),
            integer(row, "width"),
            integer(row, "height"),
            integer(row, "seconds"),
            row.getTimestamp("added_at").toInstant(),
            row.getString("added_by_name"),
            row.getObject("added_by", UUID.class) == null,
            row.getBoolean("for_reporter"),
            blurred == null ? null : blurred.toInstant(),
            row.getString("blurred_by_name")),
        row.getString("owner_kind"),
        row.getObject("owner_id", UUID.class),
        row.getBytes("checksum"));
  }

  private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Integer.class);
  }
}
