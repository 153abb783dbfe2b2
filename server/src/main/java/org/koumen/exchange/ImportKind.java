package org.koumen.exchange;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;

/** What a file may hold. */
public enum ImportKind {
  AREAS("区划", "areas"),
  HOUSEHOLDS("住户", "households"),
  UNITS("单位", "units"),
  STAFF("人员", "staff"),
  REQUESTS("诉求", "requests");

  private final String zh;
  private final String en;

  ImportKind(String zh, String en) {
    this.zh = zh;
    this.en = en;
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
