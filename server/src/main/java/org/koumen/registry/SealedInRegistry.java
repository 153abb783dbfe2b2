package org.koumen.registry;

import org.koumen.platform.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module keeps sealed. */
@Configuration(proxyBeanMethods = false)
class SealedInRegistry {
  @Bean
  SealedColumn identityNumbers() {
    return new SealedColumn("resident", "identity_sealed");
  }

  @Bean
  SealedColumn residentsPhones() {
    return new SealedColumn("resident", "phone_sealed");
  }
}
