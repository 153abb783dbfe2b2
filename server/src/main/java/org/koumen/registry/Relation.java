package org.koumen.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** What a resident is to the head of the household. */
public enum Relation implements Word {
  HEAD("户主", "head", "本人", "业主", "房主", "户主本人", "负责人", "承租人", "本人或户主"),
  SPOUSE("配偶", "spouse", "妻", "妻子", "夫", "丈夫", "爱人", "老婆", "老公", "媳妇", "夫妻", "夫妇"),
  CHILD(
      "子女", "child", "子", "女", "儿子", "女儿", "长子", "次子", "三子", "四子", "五子", "独生子", "长女", "次女", "三女",
      "四女", "五女", "独生女", "二子", "二女", "儿", "大儿子", "二儿子", "大女儿", "二女儿", "继子", "继女", "养子", "养女", "孩子"),
  CHILD_IN_LAW("儿媳女婿", "child-in-law", "儿媳", "女婿", "儿媳妇", "媳", "婿"),
  GRANDCHILD(
      "孙辈",
      "grandchild",
      "孙子",
      "孙女",
      "外孙",
      "外孙女",
      "孙",
      "孙子女",
      "外孙子",
      "外孙子女",
      "孙媳",
      "曾孙",
      "曾孙子",
      "曾孙女",
      "重孙"),
  PARENT(
      "父母", "parent", "父", "母", "父亲", "母亲", "岳父", "岳母", "公公", "婆婆", "公婆", "公爹", "爸爸", "妈妈", "继父",
      "继母", "养父", "养母"),
  GRANDPARENT(
      "祖辈",
      "grandparent",
      "祖父",
      "祖母",
      "爷爷",
      "奶奶",
      "外祖父",
      "外祖母",
      "姥爷",
      "姥姥",
      "外公",
      "外婆",
      "祖父母",
      "曾祖父",
      "曾祖母"),
  SIBLING(
      "兄弟姐妹", "sibling", "兄", "弟", "姐", "妹", "哥哥", "弟弟", "姐姐", "妹妹", "兄弟", "姐妹", "哥", "姊", "姊妹"),
  OTHER_KIN(
      "其他亲属",
      "other kin",
      "亲属",
      "亲戚",
      "其他亲戚",
      "侄子",
      "侄女",
      "外甥",
      "外甥女",
      "叔叔",
      "叔",
      "伯父",
      "伯",
      "舅舅",
      "姑姑",
      "姨",
      "侄",
      "嫂子",
      "弟媳",
      "姐夫",
      "妹夫",
      "其他"),
  NOT_KIN(
      "非亲属", "not kin", "保姆", "朋友", "同事", "室友", "租客", "合租", "员工", "护工", "雇工", "寄居", "同住", "无关系",
      "同学");

  private static final Words<Relation> WORDS = new Words<>(values());

  private final String zh;
  private final String en;
  private final List<String> spellings;

  Relation(String zh, String en, String... spellings) {
    this.zh = zh;
    this.en = en;
    this.spellings = List.of(spellings);
  }

  /** Reads what people write in a spreadsheet. */
  public static Reading<Relation> read(String text) {
    return WORDS.read(text);
  }

  /**
   * The choice with a code of the database or of JSON.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static Relation of(String code) {
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
