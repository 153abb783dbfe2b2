package org.koumen.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** Whether a resident is there. */
public enum ResidentState implements Word {
  PRESENT("在住", "present", "常住", "居住", "正常", "在家", "住", "是"),
  AWAY("外出", "away", "外出务工", "务工", "上学", "在外", "暂离", "参军", "人户分离", "外地"),
  MOVED_OUT("已迁出", "moved out", "迁出", "搬走", "搬离", "搬出"),
  DEAD("已故", "dead", "死亡", "去世", "亡故", "过世", "病故"),
  MERGED("已合并", "merged", "合并");

  private static final Words<ResidentState> WORDS = new Words<>(values());

  private final String zh;
  private final String en;
  private final List<String> spellings;

  ResidentState(String zh, String en, String... spellings) {
    this.zh = zh;
    this.en = en;
    this.spellings = List.of(spellings);
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
