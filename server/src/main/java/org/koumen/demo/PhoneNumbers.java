package org.koumen.demo;

/**
 * Mobile numbers that are right in form and ring nowhere: they begin with 154, a prefix that no
 * carrier has been given. Each is used once.
 */
final class PhoneNumbers {

  private static final long NUMBERS = 100_000_000L;

  /** Coprime to the number of numbers: steps through all of them before one comes again. */
  private static final long STEP = 38_196_601L;

  private long last;

  PhoneNumbers(Draw draw) {
    last = draw.between(0, (int) NUMBERS - 1);
  }

  String next() {
    last = (last + STEP) % NUMBERS;
    return "154" + Long.toString(NUMBERS + last).substring(1);
  }
}
