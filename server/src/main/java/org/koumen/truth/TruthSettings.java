package org.koumen.truth;

import java.util.List;
import org.koumen.platform.Setting;
import org.koumen.platform.SettingField;
import org.koumen.platform.SettingForm;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * From when on something is shown to a person, and what a visit needs to count.
 *
 * @param letters a reached visit counts from so many written characters on, or with a request
 * @param visits so many reached visits …
 * @param minutes … within so many minutes of one visitor
 * @param alike percent of equal pieces from which two notes are copies
 * @param copies so many of them by one visitor within 30 days
 * @param fewest an area's share is shown from so many answers on
 */
public record TruthSettings(
    int letters, int visits, int minutes, int alike, int copies, int fewest) {
  public static final Setting<TruthSettings> SETTING =
      new Setting<>("truth.rules", TruthSettings.class, new TruthSettings(4, 12, 10, 85, 5, 30));

  /** Questions about the programme, one a line; each is answered with yes or no. */
  public record Questions(List<String> lines) {}

  public static final Setting<Questions> QUESTIONS =
      new Setting<>(
          "truth.questions",
          Questions.class,
          new Questions(List.of("您知道社区在开展入户走访吗？", "今年有人上门或打电话走访过您家吗？", "您对走访工作满意吗？")));

  @Configuration(proxyBeanMethods = false)
  static class Forms {
    @Bean
    SettingForm<TruthSettings> truthForm() {
      return new SettingForm<>(
          SETTING,
          "数据真实性",
          "Truth of the figures",
          "超过这些界限的走访只提示给人看，由人判断；程序不扣分、不排名。",
          "What passes these limits is put to a person to look at; the program punishes nobody.",
          List.of(
              SettingField.number(
                  "letters", "有内容的走访至少写几个字", "Characters that a visit needs to count", 1, 50),
              SettingField.number("visits", "短时间内走访达到（次）", "Visits in a short time", 3, 100),
              SettingField.number("minutes", "短时间指几分钟内", "Minutes of the short time", 1, 120),
              SettingField.number("alike", "两条记录相同多少算雷同（%）", "Percent that makes a copy", 50, 100),
              SettingField.number("copies", "30 天内雷同达到（条）", "Copies within 30 days", 2, 100),
              SettingField.number(
                  "fewest", "至少几份回答才显示比例", "Answers from which a share is shown", 5, 200)));
    }

    @Bean
    SettingForm<Questions> truthQuestionsForm() {
      return new SettingForm<>(
          QUESTIONS,
          "满意度调查的问题",
          "Questions of the survey",
          "每行一个问题，住户回答“是”或“否”；新的调查使用，已开始的不变。",
          "One a line, answered with yes or no; for new surveys, those that run keep theirs.",
          List.of(SettingField.lines("lines", "问题", "Questions", 8)));
    }
  }
}
