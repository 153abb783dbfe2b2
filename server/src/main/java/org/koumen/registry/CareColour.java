package org.koumen.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** How often to look in on a household; never a grade of the people. */
public enum CareColour implements Word {
  RED("红色", "red", "红", "红标", "重点关注", "一级"),
  YELLOW("黄色", "yellow", "黄", "黄标", "一般关注", "二级"),
  GREEN("绿色", "green", "绿", "绿标", "正常", "日常", "三级");

  private static final Words<CareColour> WORDS = new Words<>(values());

  private final String zh;
  private final String en;
  private final List<String> spellings;

  CareColour(String zh, String en, String... spellings) {
    this.zh = zh;
    this.en = en;
    this.spellings = List.of(spellings);
  }

  /** Reads what people write in a spreadsheet. */
  public static Reading<CareColour> read(String text) {
    return WORDS.read(text);
  }

  /**
   * The choice with a code of the database or of JSON.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static CareColour of(String code) {
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
