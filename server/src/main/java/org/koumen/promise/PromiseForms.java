package org.koumen.promise;

import java.util.List;
import org.koumen.platform.SettingField;
import org.koumen.platform.SettingForm;
import org.koumen.platform.SettingForm.Flaw;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a jurisdiction decides about promises, as a form. */
@Configuration(proxyBeanMethods = false)
class PromiseForms {
  @Bean
  SettingForm<PromiseLadder> promiseLadderForm() {
    return new SettingForm<>(
        PromiseLadder.SETTING,
        "承诺到期提醒和逐级上报",
        "Promises: reminders and who is told",
        "承诺到期前提醒承诺人；过期的下一个工作日告知承诺人和社区，再不办逐级告知街道、区县。",
        "The owner is reminded before the day; on the next working day the owner and the community"
            + " are told, later the street and the county.",
        List.of(
            SettingField.number("remindDays", "提前几天提醒", "Days before", 0, 30),
            SettingField.number(
                "streetDays", "过期几个工作日告知街道", "Working days until the street is told", 2, 60),
            SettingField.number(
                "countyDays", "过期几个工作日告知区县", "Working days until the county is told", 3, 120)),
        (before, after) ->
            after.countyDays() > after.streetDays()
                ? List.of()
                : List.of(
                    new Flaw("countyDays", "告知区县应晚于告知街道", "The county is told after the street")));
  }
}
