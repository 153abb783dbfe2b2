package org.koumen.exchange;

import java.util.List;
import org.koumen.platform.SettingField;
import org.koumen.platform.SettingForm;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a jurisdiction decides about files that came in or went out, as a form. */
@Configuration(proxyBeanMethods = false)
class ExchangeForms {
  @Bean
  SettingForm<Retention.Days> retentionForm() {
    return new SettingForm<>(
        Retention.DAYS,
        "文件保存期限",
        "How long files are kept",
        "导入和导出的文件里有居民信息，到期自动清除；记录本身保留。",
        "Imported and exported files hold people's data; they are cleared in time, records stay.",
        List.of(
            SettingField.number("importDays", "导入文件（天）", "Imported files (days)", 1, 365),
            SettingField.number("exportDays", "导出文件（天）", "Exported files (days)", 1, 90)));
  }
}
