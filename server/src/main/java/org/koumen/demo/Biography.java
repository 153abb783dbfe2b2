package org.koumen.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people of an age do all day, and which languages they speak. */
final class Biography {

  private static final List<String> TOWN_WORK =
      Arrays.asList(
          ("教师 护士 公交司机 出租车司机 超市收银员 餐馆厨师 快递员 外卖员 保安 保洁员 会计 电工 水暖工 建筑工人 汽修工 理发师 银行柜员 "
                  + "公务员 医生 药店店员 个体经营 软件工程师 网店客服 物业管理员 幼儿园老师 厂里工人 销售 文员 铁路职工 家政服务员 货车司机")
              .split(" "));
  private static final List<String> VILLAGE_WORK =
      Arrays.asList("务农 务农 务农 养牛 养羊 大棚种植 建筑工人 货车司机 村小教师 个体经营 外出务工 外出务工 电工 乡村医生".split(" "));
  private static final List<String> FAR_DIALECTS =
      List.of("四川话", "河南话", "东北话", "粤语", "温州话", "闽南语", "陕西话", "山东话", "甘肃话");
  private static final String COMMON = "普通话";
  private static final String LOCAL = "青海话";

  private final Draw draw;
  private final LocalDate today;
  private final boolean urban;

  Biography(Draw draw, LocalDate today, boolean urban) {
    this.draw = draw;
    this.today = today;
    this.urban = urban;
  }

  /** Where a child or student learns; nothing for others. */
  @Nullable String school(LocalDate bornOn) {
    int age = Ages.on(today, bornOn);
    if (age < 3 || age > 22) {
      return null;
    }
    if (age < 6) {
      return draw.chance(0.9) ? draw.one(List.of("石桥幼儿园", "小太阳幼儿园", "区第一幼儿园")) : null;
    }
    if (age < 12) {
      return draw.one(List.of("石桥路小学", "实验小学", "滨河小学"));
    }
    if (age < 15) {
      return draw.one(List.of("第三初级中学", "第七初级中学"));
    }
    if (age < 18) {
      return draw.one(List.of("第二高级中学", "职业技术学校", "第五高级中学"));
    }
    return draw.chance(0.55) ? draw.one(List.of("外地读大学", "示范职业学院", "示范大学")) : null;
  }

  /** What somebody works at; nothing for children and students. */
  @Nullable String work(LocalDate bornOn, @Nullable String school) {
    int age = Ages.on(today, bornOn);
    if (age < 17 || school != null) {
      return null;
    }
    if (age >= 60) {
      return urban ? (draw.chance(0.93) ? "退休" : "退休后个体经营") : draw.chance(0.7) ? "务农" : null;
    }
    if (age >= 55 && draw.chance(0.4)) {
      return "退休";
    }
    return draw.chance(0.045) ? "待业" : draw.one(urban ? TOWN_WORK : VILLAGE_WORK);
  }

  /** The dialect of a household that came from elsewhere, or the local one. */
  String homeLanguage(boolean tenant) {
    return draw.chance(tenant ? 0.62 : 0.13) ? draw.one(FAR_DIALECTS) : LOCAL;
  }

  /** Of one person of a household with this dialect. */
  List<String> languages(LocalDate bornOn, String home) {
    int age = Ages.on(today, bornOn);
    if (age < 2) {
      return List.of();
    }
    List<String> languages = new ArrayList<>();
    if (age < 70 || draw.chance(0.55)) {
      languages.add(COMMON);
    }
    if (languages.isEmpty() || draw.chance(age < 12 ? 0.3 : age < 40 ? 0.6 : 0.9)) {
      languages.add(home);
    }
    if (draw.chance(0.004)) {
      languages.add("手语");
    }
    return languages;
  }
}
