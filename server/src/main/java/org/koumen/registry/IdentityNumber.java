package org.koumen.registry;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A citizen's identity number: 18 characters with a check digit by GB 11643-1999 (ISO 7064 MOD
 * 11-2), the birth date and the sex within. The six leading digits say where it was first issued;
 * they are not checked, since codes get closed and people move.
 *
 * @param value 17 digits and a digit or a capital X
 */
public record IdentityNumber(String value) {

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK = "10X98765432";
  private static final int LENGTH = 18;
  private static final int EARLIEST_YEAR = 1880;

  /**
   * @throws IllegalArgumentException when it is no such number; read people's texts with {@link
   *     #read}
   */
  public IdentityNumber {
    Finding wrong = wrongIn(value);
    if (wrong != null) {
      throw new IllegalArgumentException(wrong.en());
    }
  }

  /**
   * Reads what a person or a spreadsheet wrote: full-width digits, spaces, a leading apostrophe and
   * a small x are understood.
   *
   * @param today no birth date lies after it
   */
  public static Reading<IdentityNumber> read(String text, LocalDate today) {
    String folded = fold(text);
    Finding wrong = wrongIn(folded);
    if (wrong != null) {
      return Reading.wrong(wrong);
    }
    IdentityNumber number = new IdentityNumber(folded);
    return number.bornOn().isAfter(today)
        ? Reading.wrong(new Finding.IdentityBirthDate(folded.substring(6, 14)))
        : Reading.of(number);
  }

  /** The date of birth within the number. */
  public LocalDate bornOn() {
    return LocalDate.of(figure(value, 6, 10), figure(value, 10, 12), figure(value, 12, 14));
  }

  /** The sex within the number: the 17th digit is odd for men. */
  public Sex sex() {
    return (value.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
  }

  /** Whether a birth date given beside the number is the one within it; null means not given. */
  public @Nullable Finding disagreement(@Nullable LocalDate bornOn, @Nullable Sex sex) {
    if (bornOn != null && !bornOn.equals(bornOn())) {
      return new Finding.BirthDateDisagrees(bornOn(), bornOn);
    }
    if (sex != null && sex != sex()) {
      return new Finding.SexDisagrees(sex(), sex);
    }
    return null;
  }

  /** How it is shown until somebody states a reason: first three and last two. */
  public String masked() {
    return value.substring(0, 3) + "*".repeat(LENGTH - 5) + value.substring(LENGTH - 2);
  }

  /** The check character that belongs to 17 digits. */
  public static char checkDigit(CharSequence digits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (digits.charAt(i) - '0') * WEIGHTS[i];
    }
    return CHECK.charAt(sum % 11);
  }

  /** Masked, so that a number never reaches a log by accident. */
  @Override
  public String toString() {
    return masked();
  }

  private static @Nullable Finding wrongIn(String text) {
    if (text.isEmpty()) {
      return new Finding.Missing("身份证号", "the identity number");
    }
    if (isRounded(text)) {
      return new Finding.IdentityRounded();
    }
    if (text.length() == 15 && isDigits(text, 15)) {
      return new Finding.IdentityOldForm();
    }
    if (text.length() != LENGTH) {
      return new Finding.IdentityLength(text.codePointCount(0, text.length()));
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9') && !(i == LENGTH - 1 && c == 'X')) {
        return new Finding.IdentityCharacter(String.valueOf(c), i + 1);
      }
    }
    if (!hasPossibleBirthDate(text)) {
      return new Finding.IdentityBirthDate(text.substring(6, 14));
    }
    char last = text.charAt(LENGTH - 1);
    return last == checkDigit(text) ? null : new Finding.IdentityCheckDigit(last);
  }

  private static boolean hasPossibleBirthDate(String text) {
    int year = figure(text, 6, 10);
    if (year < EARLIEST_YEAR) {
      return false;
    }
    try {
      LocalDate ignored = LocalDate.of(year, figure(text, 10, 12), figure(text, 12, 14));
      return ignored != null;
    } catch (DateTimeException impossible) {
      return false;
    }
  }

  private static boolean isRounded(String text) {
    int exponent = text.indexOf("E+");
    return exponent > 0 && text.charAt(0) >= '0' && text.charAt(0) <= '9';
  }

  private static boolean isDigits(String text, int length) {
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static int figure(String text, int from, int to) {
    int figure = 0;
    for (int i = from; i < to; i++) {
      figure = figure * 10 + (text.charAt(i) - '0');
    }
    return figure;
  }

  private static String fold(String text) {
    StringBuilder folded = new StringBuilder(LENGTH);
    for (int i = 0; i < text.length(); i++) {
      char c = Folding.halfWidth(text.charAt(i));
      if (!Folding.isBlank(c) && c != '\'' && c != '`' && c != '\u2018' && c != '\u2019') {
        folded.append(Character.toUpperCase(c));
      }
    }
    return folded.toString();
  }
}
