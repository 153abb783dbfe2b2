package org.koumen.access;

import org.koumen.platform.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module keeps sealed. */
@Configuration(proxyBeanMethods = false)
class SealedInAccess {
  @Bean
  SealedColumn oneTimeCodeSecrets() {
    return new SealedColumn("account", "totp_secret");
  }
}
