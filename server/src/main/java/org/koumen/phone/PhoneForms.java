package org.koumen.phone;

import java.util.List;
import org.koumen.platform.SettingField;
import org.koumen.platform.SettingForm;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a jurisdiction decides about phones, as a form. */
@Configuration(proxyBeanMethods = false)
class PhoneForms {
  private static final int MOST = 5_000;

  @Bean
  SettingForm<PhoneLoad> phoneLoadForm() {
    return new SettingForm<>(
        PhoneLoad.SETTING,
        "手机里放多少户",
        "Households on a phone",
        "走访员的手机最多带多少户的资料，没有信号也能看；超过的要先选一个网格。",
        "How many files a worker's phone carries for a day without signal; beyond, an area is"
            + " chosen.",
        List.of(SettingField.number("households", "最多户数", "Households at most", 50, MOST)));
  }
}
