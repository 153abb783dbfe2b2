package org.koumen.planning;

import java.util.List;
import org.koumen.platform.Setting;
import org.koumen.platform.SettingField;
import org.koumen.platform.SettingForm;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How a jurisdiction shares out its households.
 *
 * @param share households for one visitor
 * @param stretch percent above the share that somebody takes who stands in for another
 * @param language metres of extra way that a visitor with the household's language is worth
 * @param change metres of extra way that keeping last year's visitor is worth
 * @param skill metres of extra way that a fitting skill is worth
 * @param common the language that everybody speaks
 */
public record PlanSettings(
    int share, int stretch, int language, int change, int skill, String common) {
  /** About fifty, and ten percent more for a while. */
  public static final Setting<PlanSettings> SETTING =
      new Setting<>(
          "planning.assignment",
          PlanSettings.class,
          new PlanSettings(53, 10, 2_000, 300, 100, "普通话"));

  Weights weights() {
    return new Weights(language, change, skill);
  }

  /** The most that somebody with a share takes while standing in. */
  int stretched(int own) {
    return own + Math.ceilDiv(own * stretch, 100);
  }

  @Configuration(proxyBeanMethods = false)
  static class Form {
    @Bean
    SettingForm<PlanSettings> assignmentForm() {
      return new SettingForm<>(
          SETTING,
          "包保分工",
          "Sharing out households",
          "做新方案时使用；单位和个人可以另定户数。后三项以米计：为了这一点，宁可多走多远。",
          "For new plans; units and people may have shares of their own. The metres tell how much"
              + " farther somebody may walk for its sake.",
          List.of(
              SettingField.number("share", "每人包多少户", "Households for each", 1, 2_000),
              SettingField.number(
                  "stretch", "代班时最多可超出（%）", "Percent above it while standing in", 0, 100),
              SettingField.number("language", "懂住户语言（米）", "The language, in metres", 0, 100_000),
              SettingField.number("change", "保留原来的人（米）", "The same visitor, in metres", 0, 100_000),
              SettingField.number("skill", "专长对口（米）", "A fitting skill, in metres", 0, 100_000),
              SettingField.text("common", "人人会说的语言", "The language all speak", 20)));
    }
  }
}
