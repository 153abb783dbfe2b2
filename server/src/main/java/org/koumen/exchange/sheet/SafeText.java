package org.koumen.exchange.sheet;

/** Texts on their way into a file that somebody opens in a spreadsheet program. */
public final class SafeText {
  private SafeText() {}

  /**
   * A text that no program takes for a formula: one that begins with {@code = + - @}, a tab or a
   * line break gets the apostrophe that marks a text. Plain numbers and phone numbers stay as they
   * are. Reading takes the apostrophe off.
   */
  public static String of(String text) {
    String clean = printable(text);
    if (clean.isEmpty() || "=+-@\t\r\n".indexOf(clean.charAt(0)) < 0 || isNumber(clean)) {
      return clean;
    }
    return "'" + clean;
  }

  private static boolean isNumber(String text) {
    if (text.length() < 2 || text.charAt(0) != '-' && text.charAt(0) != '+') {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9' || c == '.')) {
        return false;
      }
    }
    return true;
  }

  /** Without the characters that XML cannot hold. */
  private static String printable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == '\uFFFE' || c == '\uFFFF') {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
      }
    }
    return text;
  }
}
