package org.koumen.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.AccountDesk;
import org.koumen.access.Actor;
import org.koumen.access.BuiltInRole;
import org.koumen.workforce.PostKind;
import org.koumen.workforce.WorkforceIntake;
import org.koumen.workforce.WorkforceIntake.StaffRow;
import org.springframework.stereotype.Component;

/** The accounts of the demo. Their password is printed for everybody to see. */
@Component
class DemoAccounts {
  /** Of every account of the demo. */
  static final String PASSWORD = "koumen-demo";

  static final String COUNTY = "990101";

  private final AccountDesk accounts;
  private final WorkforceIntake workforce;

  DemoAccounts(AccountDesk accounts, WorkforceIntake workforce) {
    this.accounts = accounts;
    this.workforce = workforce;
  }

  /**
   * An account to try.
   *
   * @param unit a department's role holds for it
   * @param staff who it belongs to
   */
  record Wanted(
      String login,
      BuiltInRole role,
      String area,
      String where,
      @Nullable String unit,
      @Nullable StaffRow staff) {}

  static List<Wanted> wanted(DemoCrew crew) {
    List<Wanted> wanted = new ArrayList<>();
    wanted.add(new Wanted("admin", BuiltInRole.ADMINISTRATOR, "", "全部 everywhere", null, null));
    wanted.add(
        new Wanted(
            "county",
            BuiltInRole.COUNTY_DESK,
            COUNTY,
            "河湟区",
            null,
            crew.firstOf(DemoUnits.code(COUNTY, "civil"))));
    wanted.add(
        new Wanted(
            "community",
            BuiltInRole.COMMUNITY_DESK,
            Places.DONGXING,
            "东兴社区",
            null,
            crew.byCode(crew.codeOf(PostKind.GRID_LEAD, Places.DONGXING + "001"))));
    for (int grid = 1; grid <= 7; grid++) {
      String code = Places.DONGXING + "00" + grid;
      wanted.add(
          new Wanted(
              "grid" + grid,
              BuiltInRole.GRID_WORKER,
              code,
              "东兴社区第" + VillagePlan.chinese(grid) + "网格",
              null,
              crew.byCode(crew.codeOf(PostKind.GRID_WORKER, code))));
    }
    String centre = DemoUnits.code(COUNTY, "centre");
    String water = DemoUnits.code(COUNTY, "water");
    String leaders = DemoUnits.code(COUNTY, "leaders");
    wanted.add(
        new Wanted(
            "dispatch", BuiltInRole.DISPATCHER, COUNTY, "河湟区社会治理中心", null, crew.firstOf(centre)));
    wanted.add(
        new Wanted("water", BuiltInRole.DEPARTMENT, COUNTY, "河湟区水务局", water, crew.firstOf(water)));
    wanted.add(
        new Wanted("leader", BuiltInRole.LEADER, COUNTY, "河湟区", null, crew.firstOf(leaders)));
    return wanted;
  }

  /**
   * Makes the accounts; staff and units are there already.
   *
   * @param since when they began to serve
   * @return them by login
   */
  Map<String, Actor> open(DemoCrew crew, LocalDate since) {
    Map<String, Actor> opened = new LinkedHashMap<>();
    List<Wanted> wanted = wanted(crew);
    Map<String, UUID> staff =
        workforce.staffIds(
            wanted.stream()
                .map(Wanted::staff)
                .filter(java.util.Objects::nonNull)
                .map(StaffRow::code)
                .toList());
    Map<String, UUID> units =
        workforce.unitIds(
            wanted.stream().map(Wanted::unit).filter(java.util.Objects::nonNull).toList());
    for (Wanted one : wanted) {
      StaffRow row = one.staff();
      String unit = one.unit();
      UUID account =
          accounts.addWithKnownPassword(
              one.login(),
              row == null ? "系统管理员" : row.name(),
              row == null ? null : staff.get(row.code()),
              PASSWORD);
      UUID unitId = unit == null ? null : units.get(unit);
      UUID staffId = row == null ? null : staff.get(row.code());
      accounts.grant(account, one.role().code(), one.area(), unitId, since, null, null);
      opened.put(
          one.login(),
          new Actor(
              account,
              one.login(),
              row == null ? "系统管理员" : row.name(),
              "zh-CN",
              Optional.ofNullable(staffId),
              List.of(
                  new Actor.Grant(
                      one.role().code(),
                      one.role().permissions(),
                      one.area(),
                      Optional.ofNullable(unitId)))));
    }
    return opened;
  }
}
