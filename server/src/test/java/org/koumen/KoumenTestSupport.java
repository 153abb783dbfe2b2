package org.koumen;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What the tests put in the place of the program's own. */
@TestConfiguration(proxyBeanMethods = false)
class KoumenTestSupport {
  @Bean
  @Primary
  TestClock testClock() {
    return new TestClock();
  }
}
