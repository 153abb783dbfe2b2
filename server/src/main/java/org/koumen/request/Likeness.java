package org.koumen.request;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaCode;
import org.koumen.platform.Jurisdiction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds open requests that may tell the same: of the same community, of the last thirty days, with
 * words, category or place in common. They are offered to a person, who decides.
 */
@Service
public class Likeness {
  private static final Duration BACK = Duration.ofDays(30);
  private static final double ENOUGH = 0.3;

  private final JdbcClient jdbc;
  private final Jurisdiction jurisdiction;

  Likeness(JdbcClient jdbc, Jurisdiction jurisdiction) {
    this.jdbc = jdbc;
    this.jurisdiction = jurisdiction;
  }

  /** A request that is being written down. */
  public record Draft(
      @NotNull AreaCode areaCode,
      @NotBlank @Size(max = 4000) String body,
      @Nullable @Size(max = 60) String category,
      @Nullable @Valid Pin pin) {}

  /**
   * A request that may be the same.
   *
   * @param likeness from 0 to 1
   * @param metres how far away, where both places are known
   */
  public record Like(
      String county,
      UUID id,
      String number,
      String title,
      String state,
      @Nullable String category,
      Instant receivedAt,
      @Nullable String leadUnitName,
      double likeness,
      @Nullable Integer metres) {}

  /** What may be the same as something that is being written down. */
  @Transactional(readOnly = true)
  public List<Like> to(Draft draft, RequestScope scope) {
    String area = draft.areaCode().value();
    if (area.length() < 6) {
      return List.of();
    }
    return find(
        area,
        SearchKeys.of(draft.body()),
        Optional.ofNullable(draft.category()),
        Optional.ofNullable(draft.pin()),
        Optional.empty(),
        scope);
  }

  /**
   * What may be the same as a request.
   *
   * @return empty when the request is out of scope
   */
  @Transactional(readOnly = true)
  public Optional<List<Like>> toRequest(String county, UUID request, RequestScope scope) {
    return jdbc.sql(
            """
            select r.area_code, r.category, r.longitude, r.latitude, t.search, r.lead_unit_id
            from request r
            join request_text t on t.county = r.county and t.id = r.id
            where r.county = :county and r.id = :id
            """)
        .param("county", county)
        .param("id", request)
        .query(
            (row, n) -> {
              UUID lead = row.getObject("lead_unit_id", UUID.class);
              String area = row.getString("area_code");
              if (!scope.covers(area, lead == null ? List.of() : List.of(lead))) {
                return Optional.<List<Like>>empty();
              }
              Double longitude = row.getObject("longitude", Double.class);
              Double latitude = row.getObject("latitude", Double.class);
              return Optional.of(
                  find(
                      area,
                      List.of((String[]) row.getArray("search").getArray()),
                      Optional.ofNullable(row.getString("category")),
                      longitude == null || latitude == null
                          ? Optional.empty()
                          : Optional.of(new Pin(longitude, latitude)),
                      Optional.of(request),
                      scope));
            })
        .optional()
        .flatMap(found -> found);
  }

  private List<Like> find(
      String area,
      List<String> keys,
      Optional<String> category,
      Optional<Pin> pin,
      Optional<UUID> except,
      RequestScope scope) {
    // The community, or as much of the code as is known.
    AreaCode near = AreaCode.of(area.length() > 12 ? area.substring(0, 12) : area);
    Instant since = jurisdiction.now().minus(BACK);
    return jdbc.sql(
            """
            with near as (
              select r.county, r.id, r.number, r.title, r.state, r.category, r.received_at, r.lead_unit_id,
                     r.lead_unit_name, r.area_code,
                     -- least() passes a null over, which would make the unknown 0 metres.
                     case when r.latitude is not null and cast(:latitude as double precision) is not null then
                       6371000 * acos(least(1, sin(radians(r.latitude)) * sin(radians(:latitude))
                         + cos(radians(r.latitude)) * cos(radians(:latitude))
                           * cos(radians(r.longitude) - radians(:longitude)))) end as metres,
                     (select count(*) from unnest(t.search) k where k = any(:keys)) as shared,
                     cardinality(t.search) as own
              from request r
              join request_text t on t.county = r.county and t.id = r.id
              where r.county = :county and r.area_code >= :from and r.area_code < :to
                and r.state in ('received', 'dispatched') and r.received_at >= :since
                and (cast(:except as uuid) is null or r.id <> :except)
                and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[], :scopeUnit::uuid[]) as s (f, t, u)
                            where r.area_code >= s.f and r.area_code < s.t
                              and (s.u is null or r.lead_unit_id = s.u))
              order by r.received_at desc
              limit 2000
            ), scored as (
              select *,
                     0.75 * shared / greatest(1, least(own, :count))
                       + case when category = :category then 0.15 else 0 end
                       + case when metres < 150 then 0.1 when area_code = :area then 0.05 else 0 end as likeness
              from near
            )
            select county, id, number, title, state, category, received_at, lead_unit_name, likeness,
                   cast(metres as int) as metres
            from scored
            where likeness >= :enough
            order by likeness desc, received_at desc
            limit 8
            """)
        .param("county", area.substring(0, 6))
        .param("from", near.range().from())
        .param("to", near.range().to())
        .param("area", area)
        .param("since", RequestTable.utc(since))
        .param("except", except.orElse(null))
        .param("keys", keys.toArray(String[]::new))
        .param("count", keys.size())
        .param("category", category.orElse(null))
        .param("longitude", pin.map(Pin::longitude).orElse(null))
        .param("latitude", pin.map(Pin::latitude).orElse(null))
        .param("enough", ENOUGH)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("scopeUnit", scope.units())
        .query(Like.class)
        .list();
  }
}
