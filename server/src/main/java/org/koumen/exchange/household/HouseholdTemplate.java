package org.koumen.exchange.household;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.koumen.exchange.sheet.Template;
import org.koumen.registry.CareColour;
import org.koumen.registry.HouseholdKind;
import org.koumen.registry.PremisesUse;
import org.koumen.registry.Relation;
import org.koumen.registry.Sex;
import org.koumen.registry.Word;

/** What the template for households explains. */
final class HouseholdTemplate {
  private HouseholdTemplate() {}

  static List<Template.Column> columns(boolean chinese) {
    List<Template.Column> columns = new ArrayList<>();
    for (HouseholdHeading heading : HouseholdHeading.values()) {
      columns.add(
          new Template.Column(
              chinese ? heading.zh() : heading.en(),
              needed(heading, chinese),
              chinese ? zh(heading) : en(heading),
              example(heading),
              choices(heading, chinese)));
    }
    return columns;
  }

  private static String needed(HouseholdHeading heading, boolean chinese) {
    return switch (heading) {
      case ADDRESS, ROOM -> chinese ? "至少一项" : "one of them";
      case AREA -> chinese ? "跨村时必填" : "for several villages";
      case RELATION -> chinese ? "有人时必填" : "with a person";
      case MARK_REASON -> chinese ? "有标记时必填" : "with a mark";
      default -> chinese ? "选填" : "optional";
    };
  }

  private static String zh(HouseholdHeading heading) {
    return switch (heading) {
      case AREA -> "村（社区）的名称或代码；只导入一个村（社区）时可不填";
      case GRID -> "网格的名称、编号或代码";
      case COMPOUND -> "小区、自然村或村民小组";
      case BUILDING -> "楼号，如 3 或 3号楼";
      case ENTRANCE -> "单元，如 2 或 2单元；没有单元可不填";
      case FLOOR -> "楼层";
      case ROOM -> "门牌或房号";
      case ADDRESS -> "没有楼栋门牌的填完整地址；同一村里写法不同的同一地址会认成一处";
      case USE -> "房屋用途";
      case NUMBER -> "户口簿或联系卡上的编号，同一村内不重复；有编号时以编号认户";
      case KIND -> "户的类型，不填按家庭户";
      case HEAD -> "每行都写户主姓名时可乱序；不写时请把户主放在该户第一行";
      case NAME -> "一人一行；空房、商铺无人时留空";
      case SEX -> "有身份证号时可不填";
      case BORN -> "如 1985-06-07、1985/6/7、1985年6月7日；有身份证号时可不填";
      case IDENTITY -> "18 位；请把该列设为“文本”，否则末几位会丢失";
      case PHONE -> "11 位手机号，或带区号的固定电话";
      case RELATION -> "与户主的关系，每户只有一位户主";
      case LANGUAGES -> "能说的语言或方言，几种用顿号隔开，便于带翻译";
      case SCHOOL -> "就读学校";
      case WORK -> "工作单位或职业";
      case PRESENT -> "是（在住）、否（外出），或 在住、外出、已迁出、已故";
      case SINCE -> "何时住进来，不填按导入当天";
      case MARK -> "多久看望一次：红（每月）、黄（每季）、绿（每年）；不是给人评等级";
      case MARK_REASON -> "为什么要多看望，如独居老人";
      case MARK_REVIEW -> "何时复查，不填按颜色推算";
    };
  }

  private static String en(HouseholdHeading heading) {
    return switch (heading) {
      case AREA -> "name or code of the village or community; may be left out for a file of one";
      case GRID -> "name, number or code of the grid";
      case COMPOUND -> "residential compound or hamlet";
      case BUILDING -> "number of the building";
      case ENTRANCE -> "entrance; may be left out";
      case FLOOR -> "floor";
      case ROOM -> "number on the door";
      case ADDRESS ->
          "whole address where there is no building; two spellings of one place are one";
      case USE -> "what the premises are used for";
      case NUMBER -> "number on the register or contact card, unique within the village";
      case KIND -> "kind of household; family when left out";
      case HEAD ->
          "with the head's name in each row, rows may come in any order; otherwise put the head"
              + " first";
      case NAME -> "one person a row; blank for premises without people";
      case SEX -> "may be left out with an identity number";
      case BORN -> "such as 1985-06-07; may be left out with an identity number";
      case IDENTITY -> "18 characters; format the column as text";
      case PHONE -> "mobile number, or landline with area code";
      case RELATION -> "what the person is to the head; one head a household";
      case LANGUAGES -> "languages spoken, so that an interpreter can come along";
      case SCHOOL -> "school attended";
      case WORK -> "employer or occupation";
      case PRESENT -> "yes (present), no (away), or present, away, moved out, dead";
      case SINCE -> "since when; the day of the import when left out";
      case MARK ->
          "how often to look in: red monthly, yellow quarterly, green yearly; never a grade of"
              + " people";
      case MARK_REASON -> "why, such as an elder who lives alone";
      case MARK_REVIEW -> "day of review; worked out from the colour when left out";
    };
  }

  private static String example(HouseholdHeading heading) {
    return switch (heading) {
      case AREA -> "东兴社区";
      case GRID -> "第一网格";
      case COMPOUND -> "祥和小区";
      case BUILDING -> "3";
      case ENTRANCE -> "2";
      case FLOOR -> "5";
      case ROOM -> "501";
      case ADDRESS -> "建设路12号";
      case USE -> PremisesUse.RESIDENTIAL.zh();
      case NUMBER -> "DX-0012";
      case KIND -> HouseholdKind.FAMILY.zh();
      case HEAD, NAME -> "张三";
      case SEX -> Sex.MALE.zh();
      case BORN -> "1985-06-07";
      case IDENTITY -> "（18 位）";
      case PHONE -> "13800000000";
      case RELATION -> Relation.HEAD.zh();
      case LANGUAGES -> "普通话、藏语";
      case SCHOOL -> "第一小学";
      case WORK -> "个体经营";
      case PRESENT -> "是";
      case SINCE -> "2020-05-01";
      case MARK -> "黄";
      case MARK_REASON -> "独居老人";
      case MARK_REVIEW -> "2027-02-01";
    };
  }

  private static List<String> choices(HouseholdHeading heading, boolean chinese) {
    return switch (heading) {
      case USE -> words(PremisesUse.values(), chinese);
      case KIND -> words(HouseholdKind.values(), chinese);
      case SEX -> words(Sex.values(), chinese);
      case RELATION -> words(Relation.values(), chinese);
      case MARK -> words(CareColour.values(), chinese);
      case PRESENT -> chinese ? List.of("是", "否") : List.of("present", "away");
      default -> List.of();
    };
  }

  private static List<String> words(Word[] words, boolean chinese) {
    return Arrays.stream(words).map(word -> chinese ? word.zh() : word.en()).toList();
  }
}
