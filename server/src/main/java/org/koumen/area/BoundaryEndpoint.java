package org.koumen.area;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Boundaries over HTTP, as GeoJSON. */
@RestController
@RequestMapping("/api/areas/{code}")
class BoundaryEndpoint {
  private final BoundaryDesk desk;

  BoundaryEndpoint(BoundaryDesk desk) {
    this.desk = desk;
  }

  /**
   * A boundary.
   *
   * @param redrawSince since when the area reaches elsewhere than the shape tells
   */
  record Shape(
      Crs crs,
      Boundary.GeoJson geometry,
      @Nullable LocalDate redrawSince,
      List<WarningBody> warnings) {}

  record WarningBody(String kind, AreaCode code, String name, double share) {
    static WarningBody of(BoundaryDesk.Warning warning) {
      String kind = warning.kind().name().toLowerCase(Locale.ROOT);
      return new WarningBody(kind, warning.code(), warning.name(), warning.share());
    }
  }

  /**
   * The boundary of an area.
   *
   * @param crs the coordinate system wanted; as it was given when absent
   */
  @Needs(Permission.AREA_READ)
  @GetMapping("/boundary")
  Shape find(
      @PathVariable AreaCode code, @RequestParam(required = false) @Nullable Crs crs, Scope scope) {
    Crs wanted =
        crs != null ? crs : desk.crsOf(code, scope).orElseThrow(BoundaryEndpoint::notFound);
    Boundary boundary = desk.find(code, wanted, scope).orElseThrow(BoundaryEndpoint::notFound);
    return new Shape(
        wanted, boundary.toGeoJson(), desk.redrawSince(code, scope).orElse(null), List.of());
  }

  record Drawn(@NotNull Crs crs, @NotNull JsonNode geometry) {}

  /** Keeps a boundary; answers it with what is worth a look. */
  @Needs(Permission.AREA_WRITE)
  @PutMapping("/boundary")
  Shape put(@PathVariable AreaCode code, @Valid @RequestBody Drawn body, Actor actor, Scope scope) {
    return switch (BoundaryReader.read(body.geometry(), body.crs())) {
      case BoundaryReader.Reading.Invalid(BoundaryFlaw flaw, String where) ->
          throw new Refusal(
              Problem.BOUNDARY_INVALID,
              Map.of("what", flaw.zh(), "whatEn", flaw.en(), "where", where));
      case BoundaryReader.Reading.Valid(Boundary boundary) -> {
        BoundaryDesk.Kept kept =
            desk.put(code, boundary, Optional.of(actor.accountId()), scope)
                .orElseThrow(BoundaryEndpoint::notFound);
        yield new Shape(
            body.crs(),
            kept.boundary().toGeoJson(),
            null,
            kept.warnings().stream().map(WarningBody::of).toList());
      }
    };
  }

  /**
   * The children of an area as a map shows them.
   *
   * @param crs name of the coordinate system of all shapes
   * @param undrawn children without a boundary
   */
  record FeatureCollection(
      String type, Crs crs, List<Feature> features, List<AreaViews.Row> undrawn) {}

  record Feature(String type, String id, Boundary.GeoJson geometry, AreaViews.Row properties) {}

  @Needs(Permission.AREA_READ)
  @GetMapping("/boundaries")
  FeatureCollection children(
      @PathVariable AreaCode code, @RequestParam(defaultValue = "WGS84") Crs crs, Scope scope) {
    BoundaryDesk.Children children =
        desk.children(code, crs, scope).orElseThrow(BoundaryEndpoint::notFound);
    List<Feature> features =
        children.drawn().stream()
            .map(
                child ->
                    new Feature(
                        "Feature",
                        child.row().code().value(),
                        child.boundary().toGeoJson(),
                        child.row()))
            .toList();
    return new FeatureCollection("FeatureCollection", crs, features, children.undrawn());
  }

  private static Refusal notFound() {
    return new Refusal(Problem.NOT_FOUND);
  }
}
