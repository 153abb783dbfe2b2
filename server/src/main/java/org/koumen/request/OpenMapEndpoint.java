package org.koumen.request;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Open;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaLevel;
import org.koumen.area.AreaPlaces;
import org.koumen.area.Boundary;
import org.koumen.area.BoundaryDesk;
import org.koumen.area.Coordinates;
import org.koumen.area.Crs;
import org.koumen.area.Position;
import org.koumen.platform.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Published cases on a map for everybody, each in a square of the map and not at its door. */
@RestController
@RequestMapping("/api/open")
class OpenMapEndpoint {
  private static final int MOST = 500;

  private final PublicationDesk published;
  private final BoundaryDesk boundaries;
  private final AreaPlaces places;
  private final ReportGate gate;

  OpenMapEndpoint(
      PublicationDesk published, BoundaryDesk boundaries, AreaPlaces places, ReportGate gate) {
    this.published = published;
    this.boundaries = boundaries;
    this.places = places;
    this.gate = gate;
  }

  /**
   * A case on the map.
   *
   * @param known {@code cell} when it lies in the square around this place, {@code community} when
   *     only that is told
   */
  record Spot(
      UUID id,
      String title,
      @Nullable String category,
      Instant settledAt,
      String known,
      double longitude,
      double latitude) {}

  /**
   * Cases around a place.
   *
   * @param metres the side of the squares
   * @param outlines the communities, to know one's way without a map beneath
   */
  record Around(Crs crs, int metres, List<Spot> spots, List<Boundary.GeoJson> outlines) {}

  /** The latest settled cases of a community or a street on a map. */
  @Open("what a person checked for privacy and published, to a square of the map; limited")
  @GetMapping("/cases/map")
  Around cases(
      @RequestParam AreaCode area,
      @RequestParam(defaultValue = "WGS84") Crs crs,
      HttpServletRequest http) {
    if (area.value().length() < 9) {
      throw Refusal.badInput("area");
    }
    gate.search(http.getRemoteAddr());
    AreaCode around = area.at(AreaLevel.VILLAGE).orElse(area);
    List<PublicationDesk.Placed> cases =
        published.placed(around.value(), Scope.after(around.value()), MOST);
    Map<String, Position> communities =
        places.of(cases.stream().map(PublicationDesk.Placed::areaCode).distinct().toList());
    return new Around(
        crs,
        PublicPlace.METRES,
        cases.stream().flatMap(one -> spot(one, communities, crs)).toList(),
        outlines(around, crs));
  }

  private static Stream<Spot> spot(
      PublicationDesk.Placed one, Map<String, Position> communities, Crs crs) {
    Optional<Position> place =
        Optional.ofNullable(one.cell() == null ? communities.get(one.areaCode()) : one.cell());
    return place
        .map(where -> Coordinates.convert(where, Crs.WGS84, crs))
        .map(
            where ->
                new Spot(
                    one.id(),
                    one.title(),
                    one.category(),
                    one.settledAt(),
                    one.cell() == null ? "community" : "cell",
                    where.longitude(),
                    where.latitude()))
        .stream();
  }

  private List<Boundary.GeoJson> outlines(AreaCode around, Crs crs) {
    Scope anybody = Scope.wholeSystemWithoutAPerson();
    return around.value().length() == AreaLevel.VILLAGE.digits()
        ? boundaries.find(around, crs, anybody).map(Boundary::toGeoJson).stream().toList()
        : boundaries.children(around, crs, anybody).stream()
            .flatMap(children -> children.drawn().stream())
            .map(child -> child.boundary().toGeoJson())
            .toList();
  }
}
