package org.koumen.request;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number under which a request is known to everybody: county, year, running number and a check
 * digit, as in {@code 990101-2026-000123-4}. Digits only, so that it can be typed on any telephone
 * and read out loud.
 *
 * @param county six digits
 * @param year of its receipt
 * @param running counted from 1 within county and year
 */
public record RequestNumber(String county, int year, long running) {
  private static final Pattern COUNTY = Pattern.compile("[0-9]{6}");
  private static final Pattern DIGITS = Pattern.compile("([0-9]{6})([0-9]{4})([0-9]{6,12})([0-9])");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Pd}_.]+");

  /** Checks the parts. */
  public RequestNumber {
    if (!COUNTY.matcher(county).matches() || year < 1949 || year > 9999 || running < 1) {
      throw new IllegalArgumentException("not the parts of a request number");
    }
  }

  /** As printed and stored. */
  public String text() {
    return "%s-%04d-%06d-%d".formatted(county, year, running, checkDigit(digits()));
  }

  /**
   * Reads a number as people type it: with or without dashes, with spaces, in full-width digits.
   *
   * @return empty when it is none, or when the check digit shows a slip
   */
  public static Optional<RequestNumber> parse(String typed) {
    String digits =
        SEPARATORS.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC)).replaceAll("");
    Matcher matcher = DIGITS.matcher(digits);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(matcher.group(2));
    long running = Long.parseLong(matcher.group(3));
    if (year < 1949 || running < 1) {
      return Optional.empty();
    }
    RequestNumber number = new RequestNumber(matcher.group(1), year, running);
    return Optional.of(number)
        .filter(read -> SEPARATORS.matcher(read.text()).replaceAll("").equals(digits));
  }

  private String digits() {
    return "%s%04d%06d".formatted(county, year, running);
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
