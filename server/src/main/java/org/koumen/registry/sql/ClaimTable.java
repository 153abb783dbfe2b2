package org.koumen.registry.sql;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.koumen.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who claims which identity number; a number is claimed once in the whole jurisdiction. */
@Component
public class ClaimTable {
  private final JdbcClient jdbc;

  ClaimTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A resident somewhere. */
  public record Holder(String county, UUID resident) {}

  /** Who claims a number. */
  public Optional<Holder> holder(byte[] index) {
    return jdbc.sql("select county, resident_id from identity_claim where identity_index = :index")
        .param("index", index)
        .query(
            (row, number) ->
                new Holder(row.getString("county"), row.getObject("resident_id", UUID.class)))
        .optional();
  }

  /** Claims a number for a resident; answers who has it when it is somebody else. */
  public Optional<Holder> claim(byte[] index, Holder resident) {
    boolean mine =
        jdbc.sql(
                    """
                    insert into identity_claim (identity_index, county, resident_id)
                    values (:index, :county, :resident)
                    on conflict (identity_index) do nothing
                    """)
                .param("index", index)
                .param("county", resident.county())
                .param("resident", resident.resident())
                .update()
            > 0;
    return mine ? Optional.empty() : holder(index).filter(holder -> !holder.equals(resident));
  }

  /** Gives a number to a resident, whoever claimed it before. */
  public void give(byte[] index, Holder resident) {
    jdbc.sql(
            """
            insert into identity_claim (identity_index, county, resident_id)
            values (:index, :county, :resident)
            on conflict (identity_index) do update
              set county = excluded.county, resident_id = excluded.resident_id
            """)
        .param("index", index)
        .param("county", resident.county())
        .param("resident", resident.resident())
        .update();
  }

  /**
   * Lets go of a number. When others with the same number were waiting as duplicates, the first of
   * them takes it; their pairs with this resident are settled.
   */
  public void release(byte[] index, Holder resident, UUID by, String byName, Instant now) {
    int gone =
        jdbc.sql(
                """
                delete from identity_claim
                where identity_index = :index and county = :county and resident_id = :resident
                """)
            .param("index", index)
            .param("county", resident.county())
            .param("resident", resident.resident())
            .update();
    List<Holder> waiting =
        jdbc.sql(
                """
                select county, resident_b from duplicate_pair
                where county_a = :county and resident_a = :resident and why = 'same_identity'
                  and state in ('open', 'undone')
                order by found_at, id
                """)
            .param("county", resident.county())
            .param("resident", resident.resident())
            .query(
                (row, number) ->
                    new Holder(row.getString("county"), row.getObject("resident_b", UUID.class)))
            .list();
    if (gone > 0 && !waiting.isEmpty()) {
      claim(index, waiting.getFirst());
    }
    jdbc.sql(
            """
            update duplicate_pair
            set state = 'different', decided_by = :by, decided_by_name = :byName, decided_at = :now
            where why = 'same_identity' and state in ('open', 'undone')
              and ((county_a = :county and resident_a = :resident)
                   or (county = :county and resident_b = :resident))
            """)
        .param("county", resident.county())
        .param("resident", resident.resident())
        .param("by", by)
        .param("byName", byName)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    for (int i = 1; i < waiting.size(); i++) {
      pair(waiting.get(0), waiting.get(i), now);
    }
  }

  /** Offers two residents with one number as duplicates, once. */
  public void pair(Holder first, Holder later, Instant now) {
    jdbc.sql(
            """
            insert into duplicate_pair
              (county, id, area_code, county_a, resident_a, resident_b, why, state, found_at)
            select r.county, :id, r.area_code, :countyA, :residentA, r.id, 'same_identity', 'open',
                   :now
            from resident r
            where r.county = :county and r.id = :resident
            on conflict (county, resident_a, resident_b) do nothing
            """)
        .param("county", later.county())
        .param("id", Ids.next())
        .param("countyA", first.county())
        .param("residentA", first.resident())
        .param("resident", later.resident())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
