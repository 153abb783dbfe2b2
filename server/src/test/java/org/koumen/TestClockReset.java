package org.koumen;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Each test begins at the same moment. Listed in spring.factories. */
class TestClockReset implements TestExecutionListener {
  @Override
  public void beforeTestMethod(TestContext test) {
    test.getApplicationContext().getBeanProvider(TestClock.class).ifAvailable(TestClock::reset);
  }
}
