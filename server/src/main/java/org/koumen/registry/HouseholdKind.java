package org.koumen.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** What kind of household it is. */
public enum HouseholdKind implements Word {
  FAMILY("家庭户", "family", "家庭", "普通户", "自住户", "常住户", "业主", "户籍户", "本地户"),
  COLLECTIVE("集体户", "collective", "集体", "宿舍", "集体宿舍"),
  TENANT("租户", "tenant", "租客", "承租户", "租住户", "出租户", "租住", "租赁", "流动户"),
  BUSINESS("经营户", "business", "商户", "个体户", "个体工商户", "店铺", "企业", "单位", "商家");

  private static final Words<HouseholdKind> WORDS = new Words<>(values());

  private final String zh;
  private final String en;
  private final List<String> spellings;

  HouseholdKind(String zh, String en, String... spellings) {
    this.zh = zh;
    this.en = en;
    this.spellings = List.of(spellings);
  }

  /** Reads what people write in a spreadsheet. */
  public static Reading<HouseholdKind> read(String text) {
    return WORDS.read(text);
  }

  /**
   * The choice with a code of the database or of JSON.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static HouseholdKind of(String code) {
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
