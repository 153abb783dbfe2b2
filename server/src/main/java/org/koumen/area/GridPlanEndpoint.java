package org.koumen.area;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Plans for grids over HTTP. */
@RestController
@RequestMapping("/api/grid-plans")
class GridPlanEndpoint {
  private final GridDesk desk;

  GridPlanEndpoint(GridDesk desk) {
    this.desk = desk;
  }

  record PlanBody(
      UUID id,
      AreaCode village,
      GridPlan.Kind kind,
      GridPlan.State state,
      List<GridPlan.Part> parts,
      String reason,
      Instant preparedAt) {
    static PlanBody of(GridPlan plan) {
      return new PlanBody(
          plan.id(),
          plan.village(),
          plan.kind(),
          plan.state(),
          plan.parts(),
          plan.reason(),
          plan.preparedAt());
    }
  }

  record WishBody(
      @Nullable @Size(max = 60) String name,
      @NotNull @Size(max = 5000) List<@Size(max = 300) String> clusters) {}

  /**
   * What shall become of grids.
   *
   * @param kind split or merge
   * @param grids the one to split, or those to merge
   * @param into of those to merge, the one that keeps its code; the first when absent
   * @param parts into how many to split; by the size rule when absent
   * @param assignment for a split by hand: which clusters go to which part
   * @param name of the merged grid, if it shall change
   */
  record Preparation(
      @NotBlank String kind,
      @NotEmpty @Size(max = 50) List<AreaCode> grids,
      @Nullable AreaCode into,
      @Nullable @Min(2) @Max(20) Integer parts,
      @Nullable @Size(max = 20) List<@Valid WishBody> assignment,
      @Nullable @Size(max = 60) String name,
      @NotBlank @Size(max = 500) String reason) {}

  /** Prepares a plan; nothing changes yet. */
  @Needs(Permission.AREA_WRITE)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  PlanBody prepare(@Valid @RequestBody Preparation body, Actor actor, Scope scope) {
    return switch (body.kind().toLowerCase(Locale.ROOT)) {
      case "split" -> {
        if (body.grids().size() != 1) {
          throw Refusal.badInput("grids");
        }
        List<WishBody> assignment = body.assignment() == null ? List.of() : body.assignment();
        yield done(
            desk.prepareSplit(
                body.grids().getFirst(),
                Optional.ofNullable(body.parts()),
                assignment.stream()
                    .map(wish -> new GridDesk.Wish(filled(wish.name()), wish.clusters()))
                    .toList(),
                body.reason().strip(),
                actor.accountId(),
                scope));
      }
      case "merge" -> {
        AreaCode into = body.into() == null ? body.grids().getFirst() : body.into();
        yield done(
            desk.prepareMerge(
                into,
                body.grids(),
                filled(body.name()),
                body.reason().strip(),
                actor.accountId(),
                scope));
      }
      default -> throw Refusal.badInput("kind");
    };
  }

  /** What a grid is made of, each part with its place in a coordinate system. */
  record MaterialBody(AreaCode grid, GridSizes.Size size, Crs crs, List<PieceBody> pieces) {}

  record PieceBody(
      String key,
      AreaCode area,
      String label,
      long households,
      long residents,
      @Nullable Double longitude,
      @Nullable Double latitude) {
    static PieceBody of(GridHouseholds.Cluster cluster, Crs crs) {
      Optional<Position> at =
          cluster.position().map(place -> Coordinates.convert(place, Crs.WGS84, crs));
      return new PieceBody(
          cluster.key(),
          cluster.area(),
          cluster.label(),
          cluster.households(),
          cluster.residents(),
          at.map(Position::longitude).orElse(null),
          at.map(Position::latitude).orElse(null));
    }
  }

  /** What a grid can be split into by hand: its buildings, and its houses that are in none. */
  @Needs(Permission.AREA_WRITE)
  @GetMapping("/material")
  MaterialBody material(
      @RequestParam AreaCode grid, @RequestParam(defaultValue = "WGS84") Crs crs, Scope scope) {
    GridDesk.Material found =
        desk.material(grid, scope).orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
    return new MaterialBody(
        found.grid(),
        found.size(),
        crs,
        found.clusters().stream().map(cluster -> PieceBody.of(cluster, crs)).toList());
  }

  @Needs(Permission.AREA_READ)
  @GetMapping
  Rows<PlanBody> plans(@RequestParam AreaCode village, Scope scope) {
    return Rows.all(desk.plans(village, scope).stream().map(PlanBody::of).toList());
  }

  @Needs(Permission.AREA_WRITE)
  @PostMapping("/{id}/application")
  PlanBody apply(@PathVariable UUID id, Actor actor, Scope scope) {
    return done(desk.apply(id, actor.accountId(), scope));
  }

  @Needs(Permission.AREA_WRITE)
  @DeleteMapping("/{id}")
  PlanBody drop(@PathVariable UUID id, Actor actor, Scope scope) {
    return done(desk.drop(id, actor.accountId(), scope));
  }

  private static Optional<String> filled(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(name -> !name.isEmpty());
  }

  private static PlanBody done(GridDesk.Outcome outcome) {
    return switch (outcome) {
      case GridDesk.Outcome.Done(GridPlan plan) -> PlanBody.of(plan);
      case GridDesk.Outcome.Refused refused ->
          throw new Refusal(refused.problem(), refused.values());
    };
  }
}
