package org.koumen.workforce;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** What a unit is. */
public enum UnitKind {
  DEPARTMENT("部门", "department"),
  TOWNSHIP("乡镇街道", "township"),
  VILLAGE("村社区", "village"),
  UTILITY("公用事业", "utility"),
  SERVICE("服务机构", "service"),
  COMPANY("企业", "company"),
  ORGANISATION("社会组织", "organisation");

  private final String zh;
  private final String en;

  UnitKind(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** As the database and JSON write it. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The choice with a code.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static UnitKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Reads what people write in a spreadsheet: the Chinese or English word, or the code. */
  public static Optional<UnitKind> read(String text) {
    String word = text.strip();
    for (UnitKind one : values()) {
      if (one.zh.equals(word)
          || one.en.equalsIgnoreCase(word)
          || one.code().equalsIgnoreCase(word)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  public String zh() {
    return zh;
  }

  public String en() {
    return en;
  }
}
