package org.koumen.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** What premises are used for. */
public enum PremisesUse implements Word {
  RESIDENTIAL(
      "住宅", "residential", "居住", "自住", "住房", "居民", "民用", "住家", "出租", "自建房", "住", "家用", "宅基地"),
  COMMERCIAL(
      "商用", "commercial", "商铺", "商业", "门市", "门市房", "门面", "店铺", "经营", "商", "商户", "办公", "底商", "网点"),
  MIXED("商住", "mixed", "商住两用", "住商两用", "混合", "商住混合", "综合", "住宅兼商用", "下店上宅"),
  VACANT("空置", "vacant", "空房", "闲置", "无人", "无人居住", "空", "空户", "空挂", "未入住");

  private static final Words<PremisesUse> WORDS = new Words<>(values());

  private final String zh;
  private final String en;
  private final List<String> spellings;

  PremisesUse(String zh, String en, String... spellings) {
    this.zh = zh;
    this.en = en;
    this.spellings = List.of(spellings);
  }

  /** Reads what people write in a spreadsheet. */
  public static Reading<PremisesUse> read(String text) {
    return WORDS.read(text);
  }

  /**
   * The choice with a code of the database or of JSON.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static PremisesUse of(String code) {
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
