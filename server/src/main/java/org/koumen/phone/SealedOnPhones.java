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
}
