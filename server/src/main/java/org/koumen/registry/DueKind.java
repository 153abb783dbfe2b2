package org.koumen.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** What about a household falls due on a day. */
public enum DueKind implements Word {
  MARK("标记复查", "review of the care mark"),
  PLAN("计划检查", "check of the plan"),
  STEP("计划步骤", "step of the plan"),
  GOAL("计划到期", "end of the plan");

  private static final Words<DueKind> WORDS = new Words<>(values());

  private final String zh;
  private final String en;

  DueKind(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /**
   * The choice with a code of the database or of JSON.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static DueKind of(String code) {
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
