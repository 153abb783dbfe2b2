package org.koumen.round;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.koumen.platform.Setting;
import org.koumen.platform.SettingField;
import org.koumen.platform.SettingForm;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * When a team goes out, and how long things take.
 *
 * @param evenings days of the week, 1 for Monday, on which the team also goes out in the evening
 * @param usual minutes of a visit
 * @param first minutes of a visit to a household with a red mark
 * @param pace metres a minute from place to place, along a straight line
 */
public record RoundSettings(
    LocalTime morningFrom,
    LocalTime morningTo,
    LocalTime afternoonFrom,
    LocalTime afternoonTo,
    LocalTime eveningFrom,
    LocalTime eveningTo,
    List<Integer> evenings,
    int usual,
    int first,
    int pace) {
  /** Office hours with two evenings; twelve minutes a visit, on foot. */
  public static final Setting<RoundSettings> SETTING =
      new Setting<>(
          "round.week",
          RoundSettings.class,
          new RoundSettings(
              LocalTime.of(9, 0),
              LocalTime.of(12, 0),
              LocalTime.of(14, 30),
              LocalTime.of(17, 30),
              LocalTime.of(18, 30),
              LocalTime.of(20, 30),
              List.of(2, 4),
              12,
              20,
              50));

  boolean isEvening(DayOfWeek day) {
    return evenings.contains(day.getValue());
  }

  @Configuration(proxyBeanMethods = false)
  static class Form {
    @Bean
    SettingForm<RoundSettings> roundForm() {
      return new SettingForm<>(
          SETTING,
          "走访周计划",
          "Rounds of a week",
          "排一周走访时使用。步速按直线距离算，绕路已经考虑在内。",
          "Used when a week of visits is planned. The pace is along a straight line, detours"
              + " included.",
          List.of(
              SettingField.time("morningFrom", "上午出门", "Morning from"),
              SettingField.time("morningTo", "上午收工", "Morning to"),
              SettingField.time("afternoonFrom", "下午出门", "Afternoon from"),
              SettingField.time("afternoonTo", "下午收工", "Afternoon to"),
              SettingField.time("eveningFrom", "晚上出门", "Evening from"),
              SettingField.time("eveningTo", "晚上收工", "Evening to"),
              SettingField.numbers("evenings", "周几晚上也走访（1至7）", "Evenings out, 1 for Monday", 0, 7),
              SettingField.number("usual", "每户几分钟", "Minutes for a household", 1, 240),
              SettingField.number(
                  "first", "红色标记户几分钟", "Minutes for a household with a red mark", 1, 240),
              SettingField.number("pace", "每分钟走几米", "Metres a minute", 5, 1_000)));
    }
  }
}
