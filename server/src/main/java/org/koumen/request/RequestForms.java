package org.koumen.request;

import java.util.List;
import org.koumen.platform.SettingField;
import org.koumen.platform.SettingForm;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a jurisdiction decides about its requests, as forms. */
@Configuration(proxyBeanMethods = false)
class RequestForms {
  @Bean
  SettingForm<RequestTerms> requestTermsForm() {
    return new SettingForm<>(
        RequestTerms.SETTING,
        "诉求期限",
        "Terms of requests",
        "单位是工作日；派单时可以为一件诉求另定日期。已经承诺的期限不变。",
        "In working days; who dispatches may name another date. Promises already made stay.",
        List.of(
            SettingField.number("dispatchWithin", "几个工作日内派单", "Dispatched within", 1, 30),
            SettingField.number("settleWithin", "几个工作日内办结", "Settled within", 1, 120)));
  }

  @Bean
  SettingForm<FollowGate.Limits> followLimitsForm() {
    return new SettingForm<>(
        FollowGate.Limits.SETTING,
        "查询诉求的次数限制",
        "Limits of following a request",
        "居民凭编号和查询码查看进展；限制次数是为了防止有人试码。",
        "Residents follow a request by number and code; limits keep others from guessing codes.",
        List.of(
            SettingField.number("wrongCodes", "一个编号最多输错几次", "Wrong codes for one number", 3, 100),
            SettingField.number("questions", "一个地址最多查询几次", "Questions of one address", 10, 10_000),
            SettingField.number("minutes", "在几分钟之内", "Within minutes", 1, 120)));
  }
}
