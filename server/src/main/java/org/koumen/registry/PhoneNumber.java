package org.koumen.registry;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone that a resident answers: a mainland mobile number, or a landline with its area code and
 * perhaps an extension.
 *
 * @param value {@code 13812345678}, {@code 0971-6123456} or {@code 010-62345678-801}
 */
public record PhoneNumber(String value) {

  private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
  private static final Pattern LANDLINE =
      Pattern.compile("(010|02\\d|0[3-9]\\d{2})-?([2-8]\\d{6,7})(?:-(\\d{1,6}))?");
  private static final int TAIL = 4;

  /**
   * @throws IllegalArgumentException when it is no such number; read people's texts with {@link
   *     #read}
   */
  public PhoneNumber {
    if (!MOBILE.matcher(value).matches() && !LANDLINE.matcher(value).matches()) {
      throw new IllegalArgumentException("no phone number");
    }
  }

  /**
   * Reads what people write: full-width digits, spaces, hyphens, brackets around an area code, +86
   * in front, 转 before an extension.
   */
  public static Reading<PhoneNumber> read(String text) {
    String folded = fold(text);
    if (folded.isEmpty()) {
      return Reading.wrong(new Finding.Missing("电话", "the phone number"));
    }
    String mobile = folded.replace("-", "");
    for (String country : new String[] {"", "+86", "0086", "86"}) {
      if (mobile.startsWith(country)
          && MOBILE.matcher(mobile).region(country.length(), mobile.length()).matches()) {
        return Reading.of(new PhoneNumber(mobile.substring(country.length())));
      }
    }
    var landline = LANDLINE.matcher(folded.startsWith("+86") ? "0" + folded.substring(3) : folded);
    if (landline.matches()) {
      String extension = landline.group(3);
      return Reading.of(
          new PhoneNumber(
              landline.group(1)
                  + "-"
                  + landline.group(2)
                  + (extension == null ? "" : "-" + extension)));
    }
    int digits = (int) folded.chars().filter(c -> c >= '0' && c <= '9').count();
    return Reading.wrong(new Finding.PhoneForm(digits));
  }

  /** Whether messages can be sent to it. */
  public boolean isMobile() {
    return value.charAt(0) == '1';
  }

  /** The last four digits (of a landline: before the extension), by which people know a number. */
  public String tail() {
    String own = subscriber();
    return own.substring(own.length() - TAIL);
  }

  /** How it is shown until somebody states a reason: 138****1234, 0971-***3456. */
  public String masked() {
    if (isMobile()) {
      return value.substring(0, 3) + "****" + value.substring(7);
    }
    String own = subscriber();
    return value.substring(0, value.indexOf('-') + 1) + "*".repeat(own.length() - TAIL) + tail();
  }

  /**
   * A number as somebody typed it, masked: like any other where it is one, else by its last two
   * characters.
   */
  public static String mask(String typed) {
    Optional<PhoneNumber> number = read(typed).value();
    int tail = Math.min(2, typed.length() / 2);
    return number
        .map(PhoneNumber::masked)
        .orElseGet(
            () -> "*".repeat(typed.length() - tail) + typed.substring(typed.length() - tail));
  }

  /** Masked, so that a number never reaches a log by accident. */
  @Override
  public String toString() {
    return masked();
  }

  private String subscriber() {
    if (isMobile()) {
      return value;
    }
    var landline = LANDLINE.matcher(value);
    return landline.matches() ? landline.group(2) : value;
  }

  private static String fold(String text) {
    StringBuilder folded = new StringBuilder(16);
    for (int i = 0; i < text.length(); i++) {
      char c = Folding.halfWidth(text.charAt(i));
      switch (c) {
        case '(', '[' -> {}
        case ')',
            ']',
            '-',
            '\u2010',
            '\u2011',
            '\u2012',
            '\u2013',
            '\u2014',
            '\u2212',
            '转',
            '#' -> {
          if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != '-') {
            folded.append('-');
          }
        }
        case '\'', '`' -> {}
        default -> {
          if (!Folding.isBlank(c)) {
            folded.append(c);
          }
        }
      }
    }
    return folded.toString();
  }
}
