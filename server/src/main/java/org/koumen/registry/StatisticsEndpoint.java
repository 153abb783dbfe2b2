package org.koumen.registry;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.koumen.registry.sql.StatisticsRow;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures of the register and the rows behind them. */
@RestController
@RequestMapping("/api/statistics")
class StatisticsEndpoint {
  private final StatisticsDesk desk;

  StatisticsEndpoint(StatisticsDesk desk) {
    this.desk = desk;
  }

  @Needs(Permission.STATISTICS_READ)
  @GetMapping
  StatisticsDesk.Sheet sheet(
      Scope scope,
      @RequestParam @Pattern(regexp = "[0-9]{0,18}") String area,
      @RequestParam(required = false) @Nullable LocalDate day) {
    return desk.sheet(scope, inScope(scope, area), day);
  }

  /** Rows carry names, so they need more than the permission to see figures. */
  @Needs(Permission.HOUSEHOLD_READ)
  @GetMapping("/rows")
  Rows<StatisticsRow> rows(
      Actor actor,
      Scope scope,
      @RequestParam @Pattern(regexp = "[0-9]{0,18}") String area,
      @RequestParam(required = false) @Nullable LocalDate day,
      @RequestParam @Size(max = 100) String figure,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return desk.rows(actor, scope, inScope(scope, area), day, figure, after, limit)
        .orElseThrow(() -> Refusal.badInput("figure"));
  }

  private static AreaCode inScope(Scope scope, String area) {
    return AreaCode.parse(area)
        .filter(code -> scope.touches(code.value()))
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }
}
