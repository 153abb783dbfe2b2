package org.koumen.workforce;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** A named post in a grid team (三长五员 and those who help). */
public enum PostKind {
  GRID_LEAD("网格长", "grid lead"),
  BUILDING_LEAD("楼长", "building lead"),
  STAIR_LEAD("楼门长", "stair lead"),
  GRID_WORKER("网格员", "grid worker"),
  VISITOR("走访干部", "visitor"),
  MEDIATOR("调解员", "mediator"),
  SECURITY("治安员", "security"),
  HEALTH("卫生员", "health"),
  UTILITIES("水电燃气管理员", "utilities"),
  LOOKOUT("信息员", "look-out"),
  VOLUNTEER("志愿者", "volunteer");

  private final String zh;
  private final String en;

  PostKind(String zh, String en) {
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
  public static PostKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Reads what people write in a spreadsheet: the Chinese or English word, or the code. */
  public static Optional<PostKind> read(String text) {
    String word = text.strip();
    for (PostKind one : values()) {
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
