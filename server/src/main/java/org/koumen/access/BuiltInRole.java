package org.koumen.access;

import static org.koumen.access.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/** The roles every jurisdiction starts with; it may add its own. */
public enum BuiltInRole {
  ADMINISTRATOR(
      "administrator",
      "系统管理员",
      "Administrator",
      EnumSet.of(
          AREA_READ,
          AREA_WRITE,
          WORKFORCE_READ,
          WORKFORCE_WRITE,
          IMPORT,
          ACCESS_ADMIN,
          AUDIT_READ,
          SETTINGS_WRITE,
          STATISTICS_READ,
          LEDGER_READ)),
  COUNTY_DESK(
      "county_desk",
      "区县管理员",
      "County desk",
      EnumSet.of(
          AREA_READ,
          AREA_WRITE,
          HOUSEHOLD_READ,
          HOUSEHOLD_WRITE,
          HOUSEHOLD_REVEAL,
          DUPLICATE_DECIDE,
          STATISTICS_READ,
          IMPORT,
          EXPORT,
          WORKFORCE_READ,
          WORKFORCE_WRITE,
          PLAN_READ,
          PLAN_WRITE,
          CAMPAIGN_READ,
          CAMPAIGN_WRITE,
          VISIT_READ,
          VISIT_WRITE,
          REQUEST_READ,
          REQUEST_WRITE,
          REQUEST_DISPATCH,
          REQUEST_SUPERVISE,
          TRUTH_READ,
          TRUTH_CALL,
          TRUTH_DRAW,
          LEDGER_READ)),
  COMMUNITY_DESK(
      "community_desk",
      "社区（村）工作人员",
      "Community desk",
      EnumSet.of(
          AREA_READ,
          AREA_WRITE,
          HOUSEHOLD_READ,
          HOUSEHOLD_WRITE,
          HOUSEHOLD_REVEAL,
          DUPLICATE_DECIDE,
          STATISTICS_READ,
          IMPORT,
          EXPORT,
          WORKFORCE_READ,
          WORKFORCE_WRITE,
          PLAN_READ,
          PLAN_WRITE,
          CAMPAIGN_READ,
          CAMPAIGN_WRITE,
          VISIT_READ,
          VISIT_WRITE,
          REQUEST_READ,
          REQUEST_WRITE,
          TRUTH_READ,
          TRUTH_CALL,
          LEDGER_READ)),
  GRID_WORKER(
      "grid_worker",
      "网格员／走访干部",
      "Grid worker",
      EnumSet.of(
          AREA_READ,
          HOUSEHOLD_READ,
          HOUSEHOLD_WRITE,
          HOUSEHOLD_REVEAL,
          WORKFORCE_READ,
          VISIT_READ,
          VISIT_WRITE,
          REQUEST_READ,
          REQUEST_WRITE,
          LEDGER_READ)),
  DISPATCHER(
      "dispatcher",
      "治理中心派单员",
      "Dispatcher",
      EnumSet.of(
          AREA_READ,
          STATISTICS_READ,
          WORKFORCE_READ,
          REQUEST_READ,
          REQUEST_WRITE,
          REQUEST_DISPATCH,
          REQUEST_SUPERVISE,
          LEDGER_READ)),
  DEPARTMENT(
      "department", "部门承办人", "Department", EnumSet.of(AREA_READ, WORKFORCE_READ, REQUEST_HANDLE)),
  LEADER(
      "leader",
      "领导",
      "Leader",
      EnumSet.of(
          AREA_READ,
          STATISTICS_READ,
          WORKFORCE_READ,
          PLAN_READ,
          CAMPAIGN_READ,
          REQUEST_SUPERVISE,
          TRUTH_READ,
          LEDGER_READ)),
  AUDITOR("auditor", "审计员", "Auditor", EnumSet.of(AREA_READ, AUDIT_READ, TRUTH_READ));

  private final String code;
  private final String nameZh;
  private final String nameEn;
  private final Set<Permission> permissions;

  BuiltInRole(String code, String nameZh, String nameEn, Set<Permission> permissions) {
    this.code = code;
    this.nameZh = nameZh;
    this.nameEn = nameEn;
    this.permissions = Set.copyOf(permissions);
  }

  public String code() {
    return code;
  }

  String nameZh() {
    return nameZh;
  }

  String nameEn() {
    return nameEn;
  }

  /** What it allows as it is shipped. */
  public Set<Permission> permissions() {
    return permissions;
  }
}
