package org.koumen.chain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Leaves, salts, seals and erasures. */
@Repository
class ChainTable {
  private static final HexFormat HEX = HexFormat.of();

  private final JdbcClient jdbc;

  ChainTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes leaves with their salts; the lists are of equal length. */
  void insert(
      String county,
      String kind,
      LocalDate day,
      Instant at,
      List<UUID> ids,
      List<UUID> subjects,
      List<byte[]> digests,
      List<byte[]> salts) {
    jdbc.sql(
            """
            with fresh as (
              select f.id, f.subject_id, decode(f.digest, 'hex') as digest, decode(f.salt, 'hex') as salt
              from unnest(cast(:ids as uuid[]), cast(:subjects as uuid[]), cast(:digests as text[]),
                          cast(:salts as text[])) as f (id, subject_id, digest, salt)
            ), leaves as (
              insert into chain_leaf (county, id, kind, subject_id, day, learned_at, digest)
              select :county, id, :kind, subject_id, :day, :at, digest from fresh
            )
            insert into chain_salt (county, id, salt)
            select :county, id, salt from fresh
            """)
        .param("county", county)
        .param("kind", kind)
        .param("day", day)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("ids", ids.toArray(UUID[]::new))
        .param("subjects", subjects.toArray(UUID[]::new))
        .param("digests", digests.stream().map(HEX::formatHex).toArray(String[]::new))
        .param("salts", salts.stream().map(HEX::formatHex).toArray(String[]::new))
        .update();
  }

  /** A county's day that waits to be sealed. */
  record OpenDay(String county, LocalDate day) {}

  /** Days before one that have leaves without a seal, the earliest first. */
  List<OpenDay> open(LocalDate before) {
    return jdbc.sql(
            """
            select distinct county, day from chain_leaf
            where seal_number is null and day < :before
            order by county, day
            """)
        .param("before", before)
        .query(OpenDay.class)
        .list();
  }

  /** Leaves without a seal up to a day, held until this transaction ends. */
  List<Leaf> holdOpen(String county, LocalDate day) {
    return jdbc.sql(
            """
            select l.id, l.kind, l.subject_id, l.learned_at, l.digest, null::bytea as salt
            from chain_leaf l
            where l.county = :county and l.day <= :day and l.seal_number is null
            order by l.id
            for update
            """)
        .param("county", county)
        .param("day", day)
        .query(ChainTable::leaf)
        .list();
  }

  /** Says of leaves, in their order, which seal holds them. */
  void place(String county, int seal, List<UUID> ids) {
    jdbc.sql(
            """
            update chain_leaf l
            set seal_number = :seal, position = p.position
            from unnest(cast(:ids as uuid[])) with ordinality as p (id, position)
            where l.county = :county and l.id = p.id
            """)
        .param("county", county)
        .param("seal", seal)
        .param("ids", ids.toArray(UUID[]::new))
        .update();
  }

  void insert(ChainSeal seal) {
    jdbc.sql(
            """
            insert into chain_seal (county, number, day, leaves, root, previous, sealed_at, digest)
            values (:county, :number, :day, :leaves, decode(:root, 'hex'), decode(:previous, 'hex'), :at,
                    decode(:digest, 'hex'))
            """)
        .param("county", seal.county())
        .param("number", seal.number())
        .param("day", seal.day())
        .param("leaves", seal.leaves())
        .param("root", seal.root())
        .param("previous", seal.previous())
        .param("at", seal.sealedAt().atOffset(ZoneOffset.UTC))
        .param("digest", seal.digest())
        .update();
  }

  /** The latest seal of a county. */
  Optional<ChainSeal> last(String county) {
    return jdbc.sql(
            """
            select county, number, day, leaves, root, previous, sealed_at, digest
            from chain_seal
            where county = :county
            order by number desc
            limit 1
            """)
        .param("county", county)
        .query(ChainTable::seal)
        .optional();
  }

  /** Seals of a county below a number, the latest first. */
  List<ChainSeal> before(String county, int number, int limit) {
    return jdbc.sql(
            """
            select county, number, day, leaves, root, previous, sealed_at, digest
            from chain_seal
            where county = :county and number < :number
            order by number desc
            limit :limit
            """)
        .param("county", county)
        .param("number", number)
        .param("limit", limit)
        .query(ChainTable::seal)
        .list();
  }

  /** Seals of some days, in order. */
  List<ChainSeal> seals(String county, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select county, number, day, leaves, root, previous, sealed_at, digest
            from chain_seal
            where county = :county and day >= :from and day <= :to
            order by number
            """)
        .param("county", county)
        .param("from", from)
        .param("to", to)
        .query(ChainTable::seal)
        .list();
  }

  /** The first seal of a county behind a number. */
  Optional<ChainSeal> firstAfter(String county, int number) {
    return jdbc.sql(
            """
            select county, number, day, leaves, root, previous, sealed_at, digest
            from chain_seal
            where county = :county and number > :number
            order by number
            limit 1
            """)
        .param("county", county)
        .param("number", number)
        .query(ChainTable::seal)
        .optional();
  }

  /** The leaves of a seal in their order. */
  List<Leaf> leaves(String county, int seal) {
    return jdbc.sql(
            """
            select l.id, l.kind, l.subject_id, l.learned_at, l.digest, s.salt
            from chain_leaf l
            left join chain_salt s on s.county = l.county and s.id = l.id
            where l.county = :county and l.seal_number = :seal
            order by l.position
            """)
        .param("county", county)
        .param("seal", seal)
        .query(ChainTable::leaf)
        .list();
  }

  /** The leaf of a record, in whatever county it was learned. */
  record Found(String county, UUID id) {}

  Optional<Found> leafOf(String kind, UUID subject, Optional<String> county) {
    return jdbc.sql(
            """
            select county, id from chain_leaf
            where kind = :kind and subject_id = :subject
              and (cast(:county as text) is null or county = :county)
            limit 1
            """)
        .param("kind", kind)
        .param("subject", subject)
        .param("county", county.orElse(null))
        .query(Found.class)
        .optional();
  }

  /** Which of these leaves were erased by law. */
  Set<UUID> erased(String county, Collection<UUID> leaves) {
    return jdbc.sql(
            """
            select leaf_id from chain_erasure where county = :county and leaf_id = any(:leaves)
            """)
        .param("county", county)
        .param("leaves", leaves.toArray(UUID[]::new))
        .query(UUID.class)
        .set();
  }

  /** Forgets a leaf's salt. */
  void forgetSalt(String county, UUID leaf) {
    jdbc.sql("delete from chain_salt where county = :county and id = :leaf")
        .param("county", county)
        .param("leaf", leaf)
        .update();
  }

  private static Leaf leaf(ResultSet row, int n) throws SQLException {
    return new Leaf(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getObject("subject_id", UUID.class),
        row.getObject("learned_at", OffsetDateTime.class).toInstant(),
        row.getBytes("digest"),
        row.getBytes("salt"));
  }

  private static ChainSeal seal(ResultSet row, int n) throws SQLException {
    return new ChainSeal(
        row.getString("county"),
        row.getInt("number"),
        row.getObject("day", LocalDate.class),
        row.getInt("leaves"),
        HEX.formatHex(row.getBytes("root")),
        HEX.formatHex(row.getBytes("previous")),
        row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
        HEX.formatHex(row.getBytes("digest")));
  }
}
