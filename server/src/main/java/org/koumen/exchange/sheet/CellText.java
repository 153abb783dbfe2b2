package org.koumen.exchange.sheet;

import java.math.BigDecimal;
import java.math.MathContext;

/** How Excel writes texts and numbers into XML, and how people expect to read them. */
final class CellText {
  private static final int LONGEST_NUMBER = 40;
  private static final int EXACT_DIGITS = 15;

  private CellText() {}

  /**
   * Takes back {@code _x000D_} and the like, by which Excel writes characters that XML cannot hold.
   */
  static String unescape(CharSequence text) {
    String plain = text.toString();
    int at = plain.indexOf("_x");
    if (at < 0) {
      return plain;
    }
    StringBuilder out = new StringBuilder(plain.length());
    int from = 0;
    while (at >= 0) {
      if (at + 6 < plain.length() && plain.charAt(at + 6) == '_' && isHex(plain, at + 2)) {
        out.append(plain, from, at).append((char) Integer.parseInt(plain, at + 2, at + 6, 16));
        from = at + 7;
        at = plain.indexOf("_x", from);
      } else {
        at = plain.indexOf("_x", at + 2);
      }
    }
    return out.append(plain, from, plain.length()).toString();
  }

  private static boolean isHex(String text, int at) {
    for (int i = at; i < at + 4; i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * A stored number without exponent and trailing zeros: {@code 1.3800138E10} reads 13800138000.
   * Past 15 digits Excel has rounded, which stays visible as {@code 1.10101199003078E+17}: such a
   * text was never meant to be a number.
   */
  static String number(String stored) {
    if (stored.length() > LONGEST_NUMBER || stored.length() <= EXACT_DIGITS && isInteger(stored)) {
      return stored;
    }
    try {
      BigDecimal value = new BigDecimal(stored);
      if (Math.abs((long) value.scale()) > 400) {
        return stored;
      }
      BigDecimal lean = value.stripTrailingZeros();
      if (lean.signum() == 0) {
        return "0";
      }
      int digits = lean.precision() - lean.scale();
      return digits > EXACT_DIGITS
          ? lean.round(new MathContext(EXACT_DIGITS)).scaleByPowerOfTen(1 - digits).toPlainString()
              + "E+"
              + (digits - 1)
          : lean.toPlainString();
    } catch (NumberFormatException notANumber) {
      return stored;
    }
  }

  private static boolean isInteger(String stored) {
    for (int i = 0; i < stored.length(); i++) {
      char c = stored.charAt(i);
      if (!(c >= '0' && c <= '9' || c == '-' && i == 0)) {
        return false;
      }
    }
    return true;
  }
}
