package org.koumen.area;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Envelope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Boundaries as they were given, in the coordinate system they were given in. */
@Repository
class BoundaryTable {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  BoundaryTable(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Optional<Boundary> find(AreaCode code) {
    return jdbc.sql("select crs, geometry::text as geometry from area_boundary where code = :code")
        .param("code", code.value())
        .query((row, n) -> boundary(row))
        .optional();
  }

  /** Boundaries of what lies right beneath an area. */
  Map<AreaCode, Boundary> ofChildren(AreaCode parent) {
    record Row(AreaCode code, Boundary boundary) {}
    List<Row> rows =
        jdbc.sql(
                """
                select b.code, b.crs, b.geometry::text as geometry
                from area a
                join area_boundary b on b.code = a.code
                where a.parent = :parent
                """)
            .param("parent", parent.value())
            .query((row, n) -> new Row(AreaCode.of(row.getString("code")), boundary(row)))
            .list();
    return rows.stream().collect(Collectors.toMap(Row::code, Row::boundary));
  }

  /** Keeps a boundary, and a place inside it with its area. */
  void put(AreaCode code, Boundary boundary, Optional<UUID> by, Instant at) {
    Envelope bounds = boundary.bounds();
    jdbc.sql(
            """
            insert into area_boundary (code, crs, geometry, west, south, east, north, set_at, set_by)
            values (:code, :crs, cast(:geometry as jsonb), :west, :south, :east, :north, :at, :by)
            on conflict (code) do update
              set crs = excluded.crs, geometry = excluded.geometry, west = excluded.west,
                  south = excluded.south, east = excluded.east, north = excluded.north,
                  set_at = excluded.set_at, set_by = excluded.set_by, redraw_since = null
            """)
        .param("code", code.value())
        .param("crs", boundary.crs().name())
        .param("geometry", json.writeValueAsString(boundary.toGeoJson()))
        .param("west", bounds.getMinX())
        .param("south", bounds.getMinY())
        .param("east", bounds.getMaxX())
        .param("north", bounds.getMaxY())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by.orElse(null))
        .update();
    Position inside = boundary.inside();
    jdbc.sql("update area set longitude = :longitude, latitude = :latitude where code = :code")
        .param("longitude", inside.longitude())
        .param("latitude", inside.latitude())
        .param("code", code.value())
        .update();
  }

  /** How the boundaries of areas stand; those that have none are left out. */
  Map<AreaCode, BoundaryState> states(Collection<AreaCode> codes) {
    record Row(AreaCode code, BoundaryState state) {}
    return jdbc
        .sql(
            "select code, redraw_since is null as fits from area_boundary where code = any(:codes)")
        .param("codes", AreaTable.values(codes))
        .query(
            (row, n) ->
                new Row(
                    AreaCode.of(row.getString("code")),
                    row.getBoolean("fits") ? BoundaryState.DRAWN : BoundaryState.REDRAW))
        .list()
        .stream()
        .collect(Collectors.toMap(Row::code, Row::state));
  }

  /** Since when a boundary tells no longer how far its area reaches; empty while it does. */
  Optional<LocalDate> redrawSince(AreaCode code) {
    return jdbc.sql(
            "select redraw_since from area_boundary where code = :code and redraw_since is not"
                + " null")
        .param("code", code.value())
        .query(LocalDate.class)
        .optional();
  }

  /** Notes that boundaries have to be drawn anew; the day of the first change stays. */
  void mark(Collection<AreaCode> codes, LocalDate since) {
    jdbc.sql(
            """
            update area_boundary set redraw_since = coalesce(redraw_since, :since)
            where code = any(:codes)
            """)
        .param("since", since)
        .param("codes", AreaTable.values(codes))
        .update();
  }

  private Boundary boundary(ResultSet row) throws SQLException {
    Crs crs = Crs.valueOf(row.getString("crs"));
    return switch (BoundaryReader.read(json.readTree(row.getString("geometry")), crs)) {
      case BoundaryReader.Reading.Valid(Boundary boundary) -> boundary;
      case BoundaryReader.Reading.Invalid(BoundaryFlaw flaw, String where) ->
          throw new IllegalStateException("a stored boundary is not valid: " + flaw + " " + where);
    };
  }
}
