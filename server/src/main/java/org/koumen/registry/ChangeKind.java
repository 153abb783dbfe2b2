package org.koumen.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** What kind of thing happened to a household or somebody in it. */
public enum ChangeKind implements Word {
  ADDED("建档", "put on the register"),
  PREMISES_EDITED("更正房屋", "premises edited"),
  HOUSEHOLD_EDITED("更正户信息", "household edited"),
  RESIDENT_ADDED("补录人员", "person added"),
  RESIDENT_EDITED("更正人员信息", "person edited"),
  IMPORT("导入更新", "updated by import"),
  BIRTH("出生", "birth"),
  DEATH("去世", "death"),
  MOVED_IN("迁入", "moved in"),
  MOVED_OUT("迁出", "moved out"),
  MOVED_WITHIN("区内迁移", "moved within"),
  HOUSEHOLD_SPLIT("分户", "household split"),
  HOUSEHOLD_MERGE("并户", "households merged"),
  SCHOOL("就学变化", "school"),
  JOB("就业变化", "job"),
  HEALTH("健康变化", "health"),
  MARRIAGE("结婚", "marriage"),
  DIVORCE("离婚", "divorce"),
  NEED_RECORDED("记录需求", "need recorded"),
  NEED_MET("需求已解决", "need met"),
  MARK_SET("设置标记", "mark set"),
  MARK_ENDED("取消标记", "mark ended"),
  LISTED("纳入重点服务", "under care"),
  LISTING_ENDED("退出重点服务", "no longer under care"),
  PLAN_OPENED("制定计划", "plan opened"),
  PLAN_STEP_DONE("完成计划步骤", "plan step done"),
  PLAN_CHECKED("检查计划", "plan checked"),
  PLAN_CLOSED("结束计划", "plan closed"),
  AREA_CHANGED("区划调整", "area changed"),
  DUPLICATE_MERGED("合并重复人员", "duplicates merged"),
  KEPT("核对后保留", "looked at and kept"),
  UNDONE("撤销", "taken back");

  private static final Words<ChangeKind> WORDS = new Words<>(values());

  private final String zh;
  private final String en;

  ChangeKind(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /**
   * The kind with a code of the database or of JSON.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static ChangeKind of(String code) {
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
