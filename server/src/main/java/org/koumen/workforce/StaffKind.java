package org.koumen.workforce;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** What somebody is who serves. */
public enum StaffKind {
  CADRE("干部", "cadre"),
  GRID_WORKER("网格员", "grid worker"),
  LOOKOUT("信息员", "look-out"),
  VOLUNTEER("志愿者", "volunteer"),
  EXPERT("专家", "expert"),
  MEDIATOR("调解员", "mediator");

  private final String zh;
  private final String en;

  StaffKind(String zh, String en) {
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
  public static StaffKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Reads what people write in a spreadsheet: the Chinese or English word, or the code. */
  public static Optional<StaffKind> read(String text) {
    String word = text.strip();
    for (StaffKind one : values()) {
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
