package org.koumen.registry;

import java.util.List;
import org.koumen.platform.Setting;
import org.koumen.platform.Settings;
import org.koumen.registry.Catalogue.Term;
import org.springframework.stereotype.Component;

/** What the jurisdiction decides about its registry: age bands, who counts as under care, needs. */
@Component
public class RegistrySettings {

  /**
   * The first ages of the age bands.
   *
   * @param starts from 0 upwards
   */
  public record AgeBandStarts(List<Integer> starts) {}

  static final Setting<AgeBandStarts> AGE_BANDS =
      new Setting<>(
          "registry.age-bands", AgeBandStarts.class, new AgeBandStarts(AgeBands.USUAL.starts()));

  static final Setting<Catalogue> CARE_CATEGORIES =
      new Setting<>(
          "registry.care-categories",
          Catalogue.class,
          new Catalogue(
              List.of(
                  new Term("elder_alone", "独居老人", "elder living alone"),
                  new Term("empty_nest", "空巢老人", "elders whose children moved out"),
                  new Term("elder_left", "留守老人", "elder left behind"),
                  new Term("elder_old", "高龄老人", "elder of great age"),
                  new Term("child_left", "留守儿童", "child left behind"),
                  new Term("child_without_care", "困境儿童", "child without sufficient care"),
                  new Term("disabled", "残疾人", "person with a disability"),
                  new Term("illness", "重病患者", "seriously ill person"),
                  new Term("low_income", "低保对象", "on minimum income support"),
                  new Term("extreme_poverty", "特困人员", "in extreme poverty"),
                  new Term("poverty_watch", "防返贫监测户", "watched against falling into poverty"),
                  new Term("bereaved", "失独家庭", "parents who lost their only child"),
                  new Term("job_lost", "失业人员", "lost their work"),
                  new Term("veteran", "优抚对象", "entitled to veterans' care"),
                  new Term("other", "其他", "other"))));

  static final Setting<Catalogue> NEED_KINDS =
      new Setting<>(
          "registry.need-kinds",
          Catalogue.class,
          new Catalogue(
              List.of(
                  new Term("daily_help", "生活照料", "help with daily life"),
                  new Term("meals", "助餐送餐", "meals"),
                  new Term("see_a_doctor", "就医陪护", "company to the doctor"),
                  new Term("medicine", "代取药品", "medicine fetched"),
                  new Term("mobility", "出行困难", "getting about"),
                  new Term("company", "陪伴慰藉", "company"),
                  new Term("repair", "房屋维修", "repairs at home"),
                  new Term("school", "就学帮扶", "school"),
                  new Term("job", "就业帮扶", "work"),
                  new Term("papers", "证件办理", "papers"),
                  new Term("legal", "法律咨询", "legal advice"),
                  new Term("interpreter", "语言翻译", "interpreter"),
                  new Term("health", "健康关注", "health"),
                  new Term("other", "其他", "other"))));

  private final Settings settings;

  RegistrySettings(Settings settings) {
    this.settings = settings;
  }

  /** The age bands that people are counted by. */
  public AgeBands ageBands() {
    return AgeBands.startingAt(
        settings.get(AGE_BANDS).starts().stream().mapToInt(Integer::intValue).toArray());
  }

  /** Who counts as under care. */
  public Catalogue careCategories() {
    return settings.get(CARE_CATEGORIES);
  }

  /** What people may need. */
  public Catalogue needKinds() {
    return settings.get(NEED_KINDS);
  }
}
