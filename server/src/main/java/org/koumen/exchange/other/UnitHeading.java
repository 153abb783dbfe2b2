package org.koumen.exchange.other;

import java.util.List;
import org.koumen.exchange.sheet.Heading;

/** The columns of a file of units. */
enum UnitHeading implements Heading {
  CODE("单位编码", "Code", true, "编码", "单位代码", "统一社会信用代码", "单位编号"),
  NAME("单位名称", "Name", true, "名称", "单位", "机构名称"),
  KIND("单位类型", "Kind", true, "类型", "单位性质", "性质"),
  AREA("区划", "Area", false, "所属区划", "区划代码", "所在区划", "社区", "所在地"),
  PARENT("上级单位编码", "Code of parent", false, "上级编码", "上级单位代码", "主管单位编码", "上级单位"),
  PHONE("电话", "Phone", false, "联系电话", "办公电话", "单位电话");

  private final String zh;
  private final String en;
  private final boolean required;
  private final List<String> alsoKnownAs;

  UnitHeading(String zh, String en, boolean required, String... alsoKnownAs) {
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
