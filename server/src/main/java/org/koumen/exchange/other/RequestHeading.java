package org.koumen.exchange.other;

import java.util.List;
import org.koumen.exchange.sheet.Heading;

/** The columns of a file of requests, such as other platforms give out. */
enum RequestHeading implements Heading {
  NUMBER("留言编号", "Number", true, "编号", "工单编号", "工单号", "诉求编号", "来电编号"),
  TITLE("留言主题", "Title", false, "主题", "标题", "诉求标题", "工单标题"),
  BODY("留言详情", "Text", true, "详情", "内容", "诉求内容", "留言内容", "工单内容", "来电内容"),
  TIME("留言时间", "Time", true, "时间", "受理时间", "来电时间", "提交时间", "诉求时间"),
  REPORTER("留言用户", "Reporter", false, "诉求人", "来电人", "反映人"),
  PHONE("联系电话", "Phone", false, "电话", "手机", "手机号", "来电号码", "联系方式"),
  AREA("区划", "Area", false, "村（社区）", "社区", "区划代码", "所属区划", "所属社区", "事发地"),
  KIND("诉求类型", "Kind", false, "类型", "工单类型"),
  CATEGORY("一级分类", "Category", false, "分类", "诉求分类", "类别", "一级标签");

  private final String zh;
  private final String en;
  private final boolean required;
  private final List<String> alsoKnownAs;

  RequestHeading(String zh, String en, boolean required, String... alsoKnownAs) {
    this.zh = zh;
    this.en = en;
    this.required = required;
    this.alsoKnownAs = List.of(alsoKnownAs);
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
  public List<String> alsoKnownAs() {
    return alsoKnownAs;
  }

  @Override
  public boolean required() {
    return required;
  }
}
