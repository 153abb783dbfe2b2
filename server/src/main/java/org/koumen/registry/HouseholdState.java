package org.koumen.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.List;

/** Whether a household is there, and if not, what became of it. */
public enum HouseholdState implements Word {
  PRESENT("在住", "present", "常住", "居住", "正常", "在家", "住"),
  AWAY("外出", "away", "外出务工", "空挂", "人户分离", "暂离", "不在家"),
  MOVED_OUT("已迁出", "moved out", "迁出", "搬走", "搬离", "搬出"),
  DISSOLVED("已销户", "dissolved", "销户", "注销"),
  MERGED("已并户", "merged", "并户");

  private static final Words<HouseholdState> WORDS = new Words<>(values());

  /** Those that belong to the register of their area, present or away. */
  private static final String[] BELONGING =
      Arrays.stream(values())
          .filter(HouseholdState::belongs)
          .map(Word::code)
          .toArray(String[]::new);

  private final String zh;
  private final String en;
  private final List<String> spellings;

  HouseholdState(String zh, String en, String... spellings) {
    this.zh = zh;
    this.en = en;
    this.spellings = List.of(spellings);
  }

  /**
   * Whether a household counts as one of its area. Who is away for a while still has the home, the
   * file and the grid that looks after it: lists, the tree of areas, the size of grids and the
   * statistics all count households that belong.
   */
  public boolean belongs() {
    return this == PRESENT || this == AWAY;
  }

  /** Codes of the states in which a household belongs, for queries. */
  public static String[] belonging() {
    return BELONGING.clone();
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
