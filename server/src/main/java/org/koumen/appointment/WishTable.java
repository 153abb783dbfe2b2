package org.koumen.appointment;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Ids;
import org.koumen.registry.HouseholdDoor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What households wish about knocking. */
@Repository
class WishTable {
  private final JdbcClient jdbc;

  WishTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is to be written of a wish. */
  record New(
      boolean call,
      DoorWish.Times times,
      @Nullable LocalDate awayUntil,
      @Nullable String note,
      byte @Nullable [] contact,
      String source,
      String byName) {}

  /** Puts a wish in the place of the one before; a number that was left stays. */
  void put(HouseholdDoor.Place home, New wish, Instant now) {
    write(home, wish, now, true);
  }

  /** Writes a wish down where there is none. */
  boolean propose(HouseholdDoor.Place home, New wish, Instant now) {
    return write(home, wish, now, false) == 1;
  }

  private int write(HouseholdDoor.Place home, New wish, Instant now, boolean over) {
    return jdbc.sql(
            """
            insert into door_wish as w (
              county, id, area_code, household_id, way, times, away_until, note, contact_sealed, source, told_at,
              told_by_name)
            values (
              :county, :id, :area, :household, :way, :times, :away, :note, :contact, :source, :now, :byName)
            on conflict (county, household_id) do update
              set way = excluded.way, times = excluded.times, away_until = excluded.away_until,
                  note = excluded.note, contact_sealed = coalesce(excluded.contact_sealed, w.contact_sealed),
                  source = excluded.source, told_at = excluded.told_at, told_by_name = excluded.told_by_name
              where cast(:over as boolean)
            """)
        .param("county", home.county())
        .param("id", Ids.next())
        .param("area", home.areaCode())
        .param("household", home.id())
        .param("way", wish.call() ? "call" : "knock")
        .param("times", wish.times().code())
        .param("away", wish.awayUntil(), Types.DATE)
        .param("note", wish.note(), Types.VARCHAR)
        .param("contact", wish.contact(), Types.BINARY)
        .param("source", wish.source())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("byName", wish.byName())
        .param("over", over)
        .update();
  }

  /** Takes back what the program proposed. */
  void dropProposal(String county, UUID household) {
    jdbc.sql(
            """
            delete from door_wish
            where county = :county and household_id = :household and source = 'program'
            """)
        .param("county", county)
        .param("household", household)
        .update();
  }

  void drop(String county, UUID household) {
    jdbc.sql("delete from door_wish where county = :county and household_id = :household")
        .param("county", county)
        .param("household", household)
        .update();
  }

  Optional<byte[]> contact(String county, UUID household) {
    return jdbc.sql(
            """
            select contact_sealed from door_wish
            where county = :county and household_id = :household and contact_sealed is not null
            """)
        .param("county", county)
        .param("household", household)
        .query((row, n) -> row.getBytes(1))
        .optional();
  }

  List<DoorWish> of(String county, Collection<UUID> households) {
    return jdbc.sql(
            """
            select household_id, way, times, away_until, note, contact_sealed is not null as contact, source,
                   told_at, told_by_name
            from door_wish
            where county = :county and household_id = any(:households)
            """)
        .param("county", county)
        .param("households", households.toArray(UUID[]::new))
        .query(
            (row, n) ->
                new DoorWish(
                    row.getObject("household_id", UUID.class),
                    row.getString("way").equals("call"),
                    DoorWish.Times.of(row.getString("times")),
                    row.getObject("away_until", LocalDate.class),
                    row.getString("note"),
                    row.getBoolean("contact"),
                    row.getString("source"),
                    row.getObject("told_at", OffsetDateTime.class).toInstant(),
                    row.getString("told_by_name")))
        .list();
  }
}
