package org.koumen.exchange.household;

import java.util.List;
import org.koumen.exchange.sheet.Heading;

/**
 * The columns of a household file: one line for each resident with the columns of the household
 * repeated, or a line without a person for empty premises. The names are those of files that
 * communities really keep.
 */
public enum HouseholdHeading implements Heading {
  AREA(
      "村（社区）",
      "Village or community",
      "行政区划或名称",
      "区划",
      "区划代码",
      "区划编码",
      "行政区划",
      "行政区划代码",
      "社区",
      "村",
      "村居",
      "社区名称",
      "村名",
      "所属社区",
      "所属村",
      "所在社区",
      "居委会",
      "村委会",
      "村（居）",
      "村/社区"),
  GRID("网格", "Grid", "网格编码", "网格名称", "网格号", "网格代码", "所属网格", "所在网格", "网格编号"),
  COMPOUND("小区", "Compound", "小区名称", "所属小区", "小区/组", "自然村", "村民小组", "小组", "组"),
  BUILDING("楼栋", "Building", "楼号", "楼栋号", "楼幢", "栋", "幢", "楼", "几号楼", "楼栋名称"),
  ENTRANCE("单元", "Entrance", "单元号", "楼门"),
  FLOOR("楼层", "Floor", "层", "所在楼层"),
  ROOM("门牌", "Room", "房号", "室", "门牌号", "房间号", "房屋号", "室号", "户室号"),
  ADDRESS("详细地址", "Address", "地址", "住址", "家庭住址", "居住地址", "现住址", "现居住地址", "房屋地址", "家庭地址"),
  USE("房屋用途", "Use of premises", "房屋性质", "用途", "房屋类型", "房屋使用性质", "房屋状态"),
  NUMBER("户编号", "Household number", "户号", "户籍编号", "户口簿号", "户口编号", "住户编号", "家庭编号"),
  KIND("户类型", "Kind of household", "户别", "住户类型", "家庭类型", "户口性质"),
  HEAD("户主姓名", "Name of head", "户主", "户主名"),
  NAME("姓名", "Name", "成员姓名", "居民姓名", "家庭成员", "家庭成员姓名", "人员姓名", "住户姓名", "名字", "full name"),
  SEX("性别", "Sex", "gender"),
  BORN("出生日期", "Birth date", "出生年月日", "生日", "出生年月", "出生时间", "date of birth", "birthday"),
  IDENTITY(
      "身份证号",
      "Identity number",
      "身份证",
      "身份证号码",
      "公民身份号码",
      "公民身份证号码",
      "证件号",
      "证件号码",
      "居民身份证号",
      "居民身份证号码",
      "id number"),
  PHONE("手机", "Phone", "联系电话", "电话", "手机号", "手机号码", "联系方式", "电话号码", "本人电话", "mobile"),
  RELATION("与户主关系", "Relation to head", "关系", "与户主的关系", "家庭关系", "成员关系"),
  LANGUAGES("语言", "Languages", "方言", "常用语言", "使用语言", "语种"),
  SCHOOL("学校", "School", "就读学校", "所在学校", "就学情况"),
  WORK("工作单位", "Work", "单位", "就业单位", "工作单位或职业", "职业", "从业情况", "就业情况"),
  PRESENT("是否在户", "At home", "居住状态", "在户情况", "人员状态", "是否在家", "是否常住", "居住情况", "在家情况"),
  SINCE("入住日期", "Since", "入住时间", "迁入日期", "居住起始日期"),
  MARK("三色标记", "Care mark", "标记", "颜色标记", "三色", "红黄绿", "关注等级", "标记颜色"),
  MARK_REASON("标记原因", "Reason of mark", "关注原因", "标记理由"),
  MARK_REVIEW("标记复查日期", "Review of mark", "复查日期", "标记复查", "复评日期");

  private final String zh;
  private final String en;
  private final List<String> alsoKnownAs;

  HouseholdHeading(String zh, String en, String... alsoKnownAs) {
    this.zh = zh;
    this.en = en;
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

  /**
   * Only the address is needed always, and that in one of several columns; see {@link
   * HouseholdReader}.
   */
  @Override
  public boolean required() {
    return false;
  }
}
