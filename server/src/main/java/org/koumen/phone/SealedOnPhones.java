package org.koumen.phone;

import org.koumen.platform.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module keeps sealed. */
@Configuration(proxyBeanMethods = false)
class SealedOnPhones {
  @Bean
  SealedColumn phoneKeys() {
    return new SealedColumn("phone", "key_sealed");
  }

  @Bean
  SealedColumn operationBodies() {
    return new SealedColumn("phone_operation", "body_sealed");
  }

  @Bean
  SealedColumn questionPresent() {
    return new SealedColumn("field_question", "present_sealed");
  }

  @Bean
  SealedColumn questionWanted() {
    return new SealedColumn("field_question", "wanted_sealed");
  }
}
