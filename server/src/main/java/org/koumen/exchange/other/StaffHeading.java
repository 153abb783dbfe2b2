package org.koumen.exchange.other;

import java.util.List;
import org.koumen.exchange.sheet.Heading;

/** The columns of a file of people who serve. */
enum StaffHeading implements Heading {
  CODE("人员编码", "Code", true, "编码", "工号", "人员编号", "干部编号"),
  NAME("姓名", "Name", true, "人员姓名", "干部姓名", "网格员姓名"),
  KIND("人员类别", "Kind", true, "类别", "人员类型", "身份"),
  RANK("级别", "Rank", false, "层级", "职级"),
  UNIT("单位编码", "Code of unit", false, "所属单位编码", "所在单位编码", "单位代码"),
  AREA("区划", "Area", false, "服务区划", "所属区划", "区划代码", "社区", "村（社区）"),
  PHONE("工作电话", "Work phone", false, "电话", "手机", "联系电话", "手机号"),
  SKILLS("专长", "Skills", false, "特长", "技能", "擅长"),
  LANGUAGES("语言", "Languages", false, "方言", "语种"),
  FROM("任职日期", "From", false, "开始日期", "到岗日期", "任职时间", "入职日期"),
  TO("离任日期", "To", false, "结束日期", "离岗日期"),
  POST("岗位", "Post", false, "网格岗位", "职务", "担任岗位"),
  POST_AREA("岗位区划", "Area of post", false, "岗位网格", "负责网格", "网格", "所属网格");

  private final String zh;
  private final String en;
  private final boolean required;
  private final List<String> alsoKnownAs;

  StaffHeading(String zh, String en, boolean required, String... alsoKnownAs) {
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
