package org.koumen.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.List;

/** Whether a resident is there, and if not, what became of the person. */
public enum ResidentState implements Word {
  PRESENT("在住", "present", "常住", "居住", "正常", "在家", "住", "是"),
  AWAY("外出", "away", "外出务工", "务工", "上学", "在外", "暂离", "参军", "人户分离", "外地"),
  MOVED_OUT("已迁出", "moved out", "迁出", "搬走", "搬离", "搬出"),
  DEAD("已故", "dead", "死亡", "去世", "亡故", "过世", "病故"),
  MERGED("已合并", "merged", "合并");

  private static final Words<ResidentState> WORDS = new Words<>(values());

  /** Those who belong to their household, present or away. */
  private static final String[] BELONGING =
      Arrays.stream(values()).filter(ResidentState::belongs).map(Word::code).toArray(String[]::new);

  private final String zh;
  private final String en;
  private final List<String> spellings;

  ResidentState(String zh, String en, String... spellings) {
    this.zh = zh;
    this.en = en;
    this.spellings = List.of(spellings);
  }

  /** Whether somebody counts as one of the household: also who is away for a while. */
  public boolean belongs() {
    return this == PRESENT || this == AWAY;
  }

  /** Codes of the states in which somebody belongs, for queries. */
  public static String[] belonging() {
    return BELONGING.clone();
  }

  /** Reads what people write in a spreadsheet. */
  public static Reading<ResidentState> read(String text) {
    return WORDS.read(text);
  }

  /**
   * The choice with a code of the database or of JSON.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static ResidentState of(String code) {
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
