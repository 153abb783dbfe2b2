package org.koumen.calendar;

import java.util.List;
import org.koumen.platform.SettingField;
import org.koumen.platform.SettingForm;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a jurisdiction decides about its office hours, as a form. */
@Configuration(proxyBeanMethods = false)
class CalendarForms {
  @Bean
  SettingForm<OfficeHours> officeHoursForm() {
    return new SettingForm<>(
        OfficeHours.SETTING,
        "下班时间",
        "Close of offices",
        "按工作日算的期限，到最后一天的这个时刻为止；已经承诺的期限不变。",
        "Terms in working days end at this hour of their last day; promises already made stay.",
        List.of(SettingField.time("closes", "几点下班", "Offices close at")));
  }
}
