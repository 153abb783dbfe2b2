package org.koumen.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.BuiltInRole;
import org.koumen.workforce.PostKind;
import org.koumen.workforce.WorkforceIntake;
import org.koumen.workforce.WorkforceIntake.StaffRow;

/** Who plays in the scenes: the accounts of the demo, and people of units that have none. */
final class SceneCast {
  private final DemoCrew crew;
  private final WorkforceIntake workforce;
  private final Map<String, Actor> accounts;
  private final Map<String, Actor> others = new HashMap<>();

  /**
   * @param accounts by login
   */
  SceneCast(DemoCrew crew, WorkforceIntake workforce, Map<String, Actor> accounts) {
    this.crew = crew;
    this.workforce = workforce;
    this.accounts = accounts;
  }

  /** An account by its login, or somebody of the county's unit with this code. */
  Actor named(String who, String county) {
    Actor account = accounts.get(who);
    boolean isTheirs = account != null && account.grants().getFirst().areaCode().startsWith(county);
    return account != null && isTheirs
        ? account
        : others.computeIfAbsent(
            county + " " + who, key -> ofUnit(DemoUnits.code(county, who), county));
  }

  /** The id of a county's unit. */
  UUID unit(String who, String county) {
    String code = DemoUnits.code(county, who);
    UUID id = workforce.unitIds(List.of(code)).get(code);
    if (id == null) {
      throw new IllegalArgumentException("no unit " + code);
    }
    return id;
  }

  /** Whoever works in a grid. */
  Actor ofGrid(String grid) {
    return accounts.values().stream()
        .filter(
            one ->
                one.grants().getFirst().role().equals(BuiltInRole.GRID_WORKER.code())
                    && one.grants().getFirst().areaCode().equals(grid))
        .findFirst()
        .orElseGet(
            () ->
                others.computeIfAbsent(
                    grid,
                    key ->
                        actor(
                            crew.byCode(crew.codeOf(PostKind.GRID_WORKER, grid)),
                            BuiltInRole.GRID_WORKER,
                            grid,
                            Optional.empty())));
  }

  private Actor ofUnit(String code, String county) {
    UUID unit = workforce.unitIds(List.of(code)).get(code);
    return actor(crew.firstOf(code), BuiltInRole.DEPARTMENT, county, Optional.ofNullable(unit));
  }

  private Actor actor(StaffRow row, BuiltInRole role, String area, Optional<UUID> unit) {
    UUID id = workforce.staffIds(List.of(row.code())).get(row.code());
    if (id == null) {
      throw new IllegalArgumentException("nobody is " + row.code());
    }
    return new Actor(
        id,
        row.code(),
        row.name(),
        "zh-CN",
        Optional.of(id),
        List.of(new Actor.Grant(role.code(), role.permissions(), area, unit)));
  }
}
