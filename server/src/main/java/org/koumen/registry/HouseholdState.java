package org.koumen.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** Whether a household is there. */
public enum HouseholdState implements Word {
  PRESENT("在住", "present", "常住", "居住", "正常", "在家", "住"),
  AWAY("外出", "away", "外出务工", "空挂", "人户分离", "暂离", "不在家"),
  MOVED_OUT("已迁出", "moved out", "迁出", "搬走", "搬离", "搬出"),
  DISSOLVED("已销户", "dissolved", "销户", "注销"),
  MERGED("已并户", "merged", "并户");

  private static final Words<HouseholdState> WORDS = new Words<>(values());

  private final String zh;
  private final String en;
  private final List<String> spellings;

  HouseholdState(String zh, String en, String... spellings) {
    this.zh = zh;
    this.en = en;
    this.spellings = List.of(spellings);
  }

  /** Reads what people write in a spreadsheet. */
  public static Reading<HouseholdState> read(String text) {
    return WORDS.read(text);
  }

  /**
   * The choice with a code of the database or of JSON.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static HouseholdState of(String code) {
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
    return spellings;
  }
}
