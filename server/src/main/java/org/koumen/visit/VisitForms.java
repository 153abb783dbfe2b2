package org.koumen.visit;

import java.util.List;
import org.koumen.platform.SettingField;
import org.koumen.platform.SettingForm;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a jurisdiction decides about its visits, as a form. */
@Configuration(proxyBeanMethods = false)
class VisitForms {
  private static final int TWO_YEARS = 731;

  @Bean
  SettingForm<Rhythm> rhythmForm() {
    return new SettingForm<>(
        Rhythm.SETTING,
        "走访频次",
        "Rhythm of visits",
        "按三色标记，最多隔多少天上门一次；到期的住户进入走访员的今日名单。",
        "By care mark, the most days between visits; households due come onto the round.",
        List.of(
            SettingField.number("red", "红色标记（天）", "Red mark (days)", 1, TWO_YEARS),
            SettingField.number("yellow", "黄色标记（天）", "Yellow mark (days)", 1, TWO_YEARS),
            SettingField.number("green", "绿色标记（天）", "Green mark (days)", 1, TWO_YEARS),
            SettingField.number("other", "没有标记（天）", "No mark (days)", 1, TWO_YEARS)));
  }
}
