package org.koumen.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Identity numbers that are right in form and belong to nobody: six digits of an area, the date of
 * birth, three digits whose last is odd for men, a check digit by ISO 7064 MOD 11-2. The area
 * begins with 99, a province code that is not issued.
 */
final class IdentityNumbers {

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK = "10X98765432";
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
  private static final int ORDERS = 1000;

  private final Map<String, BitSet> used = new HashMap<>();

  /** A number nobody else of this world has. */
  String next(Draw draw, String area, LocalDate bornOn, Sex sex) {
    if (!area.startsWith("99")) {
      throw new IllegalArgumentException("an area that may be issued: " + area);
    }
    BitSet orders = used.computeIfAbsent(area, key -> new BitSet());
    int day = (int) (bornOn.toEpochDay() - FIRST_DAY.toEpochDay()) * ORDERS;
    int order = draw.between(0, 499) * 2 + (sex == Sex.MALE ? 1 : 0);
    for (int tries = 0; orders.get(day + order); tries++) {
      if (tries > ORDERS / 2) {
        throw new IllegalStateException("all numbers of " + area + " on " + bornOn + " are used");
      }
      order = (order + 2) % ORDERS;
    }
    orders.set(day + order);
    String body = area + DAY.format(bornOn) + Integer.toString(ORDERS + order).substring(1);
    return body + checkDigit(body);
  }

  /** The last character that belongs to the first seventeen digits. */
  static char checkDigit(String body) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (body.charAt(i) - '0') * WEIGHTS[i];
    }
    return CHECK.charAt(sum % 11);
  }
}
