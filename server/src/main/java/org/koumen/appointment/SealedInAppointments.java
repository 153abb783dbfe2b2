package org.koumen.appointment;

import org.koumen.platform.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module keeps sealed. */
@Configuration(proxyBeanMethods = false)
class SealedInAppointments {
  @Bean
  SealedColumn appointmentContacts() {
    return new SealedColumn("appointment", "contact_sealed");
  }

  @Bean
  SealedColumn wishContacts() {
    return new SealedColumn("door_wish", "contact_sealed");
  }
}
