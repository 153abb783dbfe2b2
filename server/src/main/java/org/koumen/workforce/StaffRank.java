package org.koumen.workforce;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** The rank of an official: whose pay roll they are on. */
public enum StaffRank {
  CITY("市级", "city"),
  COUNTY("县级", "county"),
  TOWNSHIP("乡镇级", "township"),
  VILLAGE("村级", "village");

  private final String zh;
  private final String en;

  StaffRank(String zh, String en) {
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
  public static StaffRank of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Reads what people write in a spreadsheet: the Chinese or English word, or the code. */
  public static Optional<StaffRank> read(String text) {
    String word = text.strip();
    for (StaffRank one : values()) {
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
