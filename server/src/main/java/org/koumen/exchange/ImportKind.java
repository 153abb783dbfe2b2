package org.koumen.exchange;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import org.koumen.access.Permission;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;

/** What a file may hold. */
public enum ImportKind {
  AREAS("区划", "areas", Permission.AREA_WRITE),
  HOUSEHOLDS("住户", "households", Permission.HOUSEHOLD_WRITE),
  UNITS("单位", "units", Permission.WORKFORCE_WRITE),
  STAFF("人员", "staff", Permission.WORKFORCE_WRITE),
  REQUESTS("诉求", "requests", Permission.REQUEST_WRITE);

  private final String zh;
  private final String en;

  private final Permission permission;

  ImportKind(String zh, String en, Permission permission) {
    this.zh = zh;
    this.en = en;
    this.permission = permission;
  }

  /** What one needs besides the permission to import. */
  public Permission permission() {
    return permission;
  }

  /** The name in the database, in addresses and in JSON. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a person reads. */
  public String zh() {
    return zh;
  }

  /** What a person reads in English. */
  public String en() {
    return en;
  }

  /**
   * The kind with a code.
   *
   * @throws Refusal when there is none
   */
  @JsonCreator
  public static ImportKind of(String code) {
    for (ImportKind kind : values()) {
      if (kind.code().equals(code)) {
        return kind;
      }
    }
    throw new Refusal(Problem.IMPORT_KIND_UNKNOWN, Map.of("kind", code));
  }
}
