package org.koumen.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** What became of two residents that may be one person. */
public enum PairState implements Word {
  OPEN("待判定", "to be decided"),
  MERGED("已合并", "merged"),
  DIFFERENT("不是同一人", "different people"),
  UNDONE("已撤销", "taken back");

  private static final Words<PairState> WORDS = new Words<>(values());

  private final String zh;
  private final String en;

  PairState(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /**
   * The choice with a code of the database or of JSON.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static PairState of(String code) {
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
