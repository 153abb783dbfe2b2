package org.koumen.registry.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.koumen.registry.DueCheck;
import org.koumen.registry.DueDesk;
import org.koumen.registry.DueKind;
import org.koumen.registry.sql.DueTable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Care marks to review and household plans to check, by day. */
@RestController
@RequestMapping("/api/due-checks")
class DueEndpoint {
  private final DueDesk desk;
  private final Jurisdiction jurisdiction;

  DueEndpoint(DueDesk desk, Jurisdiction jurisdiction) {
    this.desk = desk;
    this.jurisdiction = jurisdiction;
  }

  @Needs(Permission.HOUSEHOLD_READ)
  @GetMapping
  Rows<DueCheck> list(
      Scope scope,
      @RequestParam(defaultValue = "") @Pattern(regexp = "[0-9]{0,18}") String area,
      @RequestParam(required = false) @Nullable LocalDate until,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return desk.list(
        scope,
        area,
        until == null ? jurisdiction.today() : until,
        kind.isEmpty() ? null : DueKind.of(kind),
        cursor(after),
        limit);
  }

  private static DueTable.@Nullable After cursor(@Nullable String after) {
    if (after == null || after.isEmpty()) {
      return null;
    }
    String[] parts = after.split("\\.", -1);
    if (parts.length != 3) {
      throw Refusal.badInput("after");
    }
    return new DueTable.After(LocalDate.parse(parts[0]), UUID.fromString(parts[1]), parts[2]);
  }
}
