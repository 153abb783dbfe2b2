package org.koumen.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** How a household plan stands. */
public enum PlanState implements Word {
  OPEN("进行中", "open"),
  REACHED("已达成", "reached"),
  DROPPED("已停止", "dropped");

  private static final Words<PlanState> WORDS = new Words<>(values());

  private final String zh;
  private final String en;

  PlanState(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /**
   * The choice with a code of the database or of JSON.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static PlanState of(String code) {
    return WORDS.of(code);
  }

  @Override
  public String zh() {
    return zh;
  }

  @Override
  public String en() {
    return en;
  }

  @Override
  public List<String> spellings() {
    return List.of();
  }
}
