package org.koumen.appointment;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The short number of a contact card: eight digits drawn at random and a check digit, as in {@code
 * 482 109 375}. It tells nothing of where the card belongs, and can be typed at the door without a
 * signal: the check digit finds a slip of the finger.
 *
 * @param text nine digits
 */
record CardNumber(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RANGE = 100_000_000;
  private static final Pattern DIGITS = Pattern.compile("[0-9]{9}");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Pd}_.]+");

  static CardNumber draw() {
    String digits = "%08d".formatted(RANDOM.nextInt(RANGE));
    return new CardNumber(digits + checkDigit(digits));
  }

  /**
   * Reads a number as people type it: in groups or not, in full-width digits.
   *
   * @return empty when it is none, or when the check digit shows a slip
   */
  static Optional<CardNumber> parse(String typed) {
    String digits =
        SEPARATORS.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC)).replaceAll("");
    return DIGITS.matcher(digits).matches()
            && checkDigit(digits.substring(0, 8)) == digits.charAt(8) - '0'
        ? Optional.of(new CardNumber(digits))
        : Optional.empty();
  }

  /** ISO/IEC 7064 MOD 11,10: finds every wrong digit and nearly every swap of neighbours. */
  private static int checkDigit(String digits) {
    int product = 10;
    for (int n = 0; n < digits.length(); n++) {
      int sum = (product + digits.charAt(n) - '0') % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (11 - product) % 10;
  }
}
