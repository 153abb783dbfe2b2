package org.koumen.registry;

import java.util.Locale;

/** Why a file as it stands does not allow what is asked. */
public enum NotNow {
  CARE_OPEN(
      "另一县的档案里还有没结束的重点服务或需求，请先在那边结束",
      "care in the other county's file is still open; end it there first"),
  CHANGED_SINCE(
      "合并之后档案又有改动，不能整体撤销，请直接修改档案",
      "the files were changed after the merge; correct them by hand instead"),
  DECIDED("这一对已经判定过", "this pair has been decided"),
  DUPLICATE_ELSEWHERE("另一人在您的管辖范围之外", "the other person lies outside your area"),
  ENDED("这一项已经结束", "it has ended already"),
  HOUSEHOLD_MERGED("那一户已并入别的户", "that household was merged into another"),
  IDENTITIES_DIFFER(
      "两人的身份证号不同；如有登错，请先改正号码", "their identity numbers differ; correct a wrong one first"),
  NOBODY_STAYS("分户后原来的户里要有人留下", "somebody must stay in the old household"),
  NOBODY_THERE("户里没有在册居民", "nobody lives in the household"),
  NOT_MERGED("这一对还没有判定，没有可撤销的", "nothing about this pair has been decided"),
  PEOPLE_THERE("户里还有在册居民，请先登记迁出或去世", "people still live there; record their leaving first"),
  RESIDENT_GONE("此人已迁出、去世或并入另一份档案", "the person moved out, died or was merged"),
  RESIDENT_THERE("此人本来就在册，不用登记迁回", "the person never left");

  private final String zh;
  private final String en;

  NotNow(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** Stable name, such as {@code nobody-stays}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What stands in the way, in Chinese. */
  public String zh() {
    return zh;
  }

  /** What stands in the way, in English. */
  public String en() {
    return en;
  }
}
