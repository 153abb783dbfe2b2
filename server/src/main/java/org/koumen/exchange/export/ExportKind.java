package org.koumen.exchange.export;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import org.koumen.access.Permission;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;

/** What may be taken out. */
public enum ExportKind {
  HOUSEHOLDS("住户", "households", Permission.HOUSEHOLD_READ),
  RESIDENTS("居民", "residents", Permission.HOUSEHOLD_READ),
  STAFF("人员", "staff", Permission.WORKFORCE_READ),
  REQUESTS("诉求", "requests", Permission.REQUEST_READ, Permission.REQUEST_HANDLE);

  private final String zh;
  private final String en;
  private final Permission[] readers;

  ExportKind(String zh, String en, Permission... readers) {
    this.zh = zh;
    this.en = en;
    this.readers = readers;
  }

  /** Any of these lets one see the list; one needs it besides the permission to export. */
  Permission[] readers() {
    return readers.clone();
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
  public static ExportKind of(String code) {
    for (ExportKind kind : values()) {
      if (kind.code().equals(code)) {
        return kind;
      }
    }
    throw new Refusal(Problem.IMPORT_KIND_UNKNOWN, Map.of("kind", code));
  }
}
