package org.koumen.area;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** The steps of the tree from the nation down to a building, each with the length of its codes. */
public enum AreaLevel {
  NATION(0, "全国"),
  PROVINCE(2, "省级"),
  PREFECTURE(4, "地级"),
  COUNTY(6, "县级"),
  TOWNSHIP(9, "乡级"),
  VILLAGE(12, "村级"),
  GRID(15, "网格"),
  BUILDING(18, "楼栋");

  private final int digits;
  private final String labelZh;

  AreaLevel(int digits, String labelZh) {
    this.digits = digits;
    this.labelZh = labelZh;
  }

  /** How many digits a code of this level has. */
  public int digits() {
    return digits;
  }

  /** The level's name in Chinese, as a person reads it. */
  public String labelZh() {
    return labelZh;
  }

  /** The level's name in the database and in JSON: {@code township}. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The next level up; empty for the nation. */
  public Optional<AreaLevel> above() {
    return this == NATION ? Optional.empty() : Optional.of(values()[ordinal() - 1]);
  }

  /** The next level down; empty for a building. */
  public Optional<AreaLevel> below() {
    return this == BUILDING ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
  }

  /** Whether areas of this level are made by the place itself, not by the national register. */
  public boolean isLocal() {
    return this == GRID || this == BUILDING;
  }

  /**
   * The level written as {@link #code()} says.
   *
   * @throws IllegalArgumentException when there is no such level
   */
  @JsonCreator
  public static AreaLevel of(String code) {
    for (AreaLevel level : values()) {
      if (level.code().equals(code)) {
        return level;
      }
    }
    throw new IllegalArgumentException("no such level: " + code);
  }

  /** The level whose codes have this many digits; empty when there is none. */
  public static Optional<AreaLevel> ofDigits(int digits) {
    for (AreaLevel level : values()) {
      if (level.digits == digits) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }
}
