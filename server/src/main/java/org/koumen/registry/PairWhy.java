package org.koumen.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** Why two residents may be one person. */
public enum PairWhy implements Word {
  SAME_IDENTITY("身份证号相同", "same identity number"),
  SAME_NAME_BIRTH_NEAR("同村同名同生日", "same name and birth date in one village");

  private static final Words<PairWhy> WORDS = new Words<>(values());

  private final String zh;
  private final String en;

  PairWhy(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /**
   * The choice with a code of the database or of JSON.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static PairWhy of(String code) {
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
