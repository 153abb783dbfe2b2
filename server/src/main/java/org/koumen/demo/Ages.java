package org.koumen.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How old somebody is. */
final class Ages {

  private Ages() {}

  /** Whole years on a day. */
  static int on(LocalDate day, LocalDate bornOn) {
    return (int) ChronoUnit.YEARS.between(bornOn, day);
  }
}
