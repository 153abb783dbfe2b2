package org.koumen.request;

import org.koumen.platform.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module keeps sealed. */
@Configuration(proxyBeanMethods = false)
class SealedInRequests {
  @Bean
  SealedColumn reportersPhones() {
    return new SealedColumn("request", "reporter_phone_sealed");
  }

  @Bean
  SealedColumn coReportersPhones() {
    return new SealedColumn("request_reporter", "phone_sealed");
  }
}
