package org.koumen.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where households are, for modules that write something about one; and that one was visited. */
@Component
public class HouseholdDoor {
  private final JdbcClient jdbc;
  private final Sealing sealing;

  HouseholdDoor(JdbcClient jdbc, Sealing sealing) {
    this.jdbc = jdbc;
    this.sealing = sealing;
  }

  /**
   * A household's place.
   *
   * @param id the household itself; after a merge, the one it went into
   */
  public record Place(
      String county, UUID id, String areaCode, String address, @Nullable String headName) {}

  /** The household, or the one it was merged into, when it lies within the scope. */
  @Transactional(readOnly = true)
  public Optional<Place> find(String county, UUID id, Scope scope) {
    return jdbc.sql(
            """
            with recursive way as (
              select county, id, area_code, address, head_name, merged_into, 1 as step
              from household
              where county = :county and id = :id
              union all
              select h.county, h.id, h.area_code, h.address, h.head_name, h.merged_into, w.step + 1
              from way w
              join household h on h.county = w.county and h.id = w.merged_into
              where w.step < 20
            )
            select county, id, area_code, address, head_name
            from way
            order by step desc
            limit 1
            """)
        .param("county", county)
        .param("id", id)
        .query(Place.class)
        .optional()
        .filter(place -> scope.covers(place.areaCode()));
  }

  /**
   * Households of an area whose people answer a telephone; at most two, for then it tells nothing.
   *
   * @param area within one county
   */
  @Transactional(readOnly = true)
  public List<Place> answering(String area, PhoneNumber phone) {
    return jdbc.sql(
            """
            select distinct h.county, h.id, h.area_code, h.address, h.head_name
            from resident r
            join household h on h.county = r.county and h.id = r.household_id
            where r.county = :county and r.phone_index = :phone and r.state in ('present', 'away')
              and h.state in ('present', 'away')
              and h.area_code >= :from and h.area_code < :to
            limit 2
            """)
        .param("county", area.substring(0, 6))
        .param("phone", sealing.indexOf(phone))
        .param("from", area)
        .param("to", Scope.after(area))
        .query(Place.class)
        .list();
  }

  /**
   * Notes that somebody of the household was seen or spoken to on a day; late news change nothing
   * that is newer.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void visited(String county, UUID id, LocalDate day) {
    jdbc.sql(
            """
            update household
            set last_visit_on = :day
            where county = :county and id = :id and (last_visit_on is null or last_visit_on < :day)
            """)
        .param("county", county)
        .param("id", id)
        .param("day", day)
        .update();
  }

  /** Who belongs to a household now, present or away for a time. */
  @Transactional(readOnly = true)
  public Set<UUID> peopleOf(String county, UUID id) {
    return Set.copyOf(
        jdbc.sql(
                """
                select id from resident
                where county = :county and household_id = :id and state in ('present', 'away')
                """)
            .param("county", county)
            .param("id", id)
            .query(UUID.class)
            .list());
  }
}
