package org.koumen.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** Sex as the register has it. */
public enum Sex implements Word {
  MALE("男", "male", "男性", "男士", "m", "1", "先生", "♂"),
  FEMALE("女", "female", "女性", "女士", "f", "2", "♀");

  private static final Words<Sex> WORDS = new Words<>(values());

  private final String zh;
  private final String en;
  private final List<String> spellings;

  Sex(String zh, String en, String... spellings) {
    this.zh = zh;
    this.en = en;
    this.spellings = List.of(spellings);
  }

  /** Reads what people write in a spreadsheet. */
  public static Reading<Sex> read(String text) {
    return WORDS.read(text);
  }

  /**
   * The choice with a code of the database or of JSON.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static Sex of(String code) {
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
