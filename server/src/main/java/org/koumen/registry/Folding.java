package org.koumen.registry;

/** How two spellings of the same character are told to be one. */
final class Folding {

  private static final int FULL_WIDTH_OFFSET = 0xFF01 - 0x21;

  private Folding() {}

  /** A full-width character (１, Ａ, －, ideographic space) as its half-width one. */
  static char halfWidth(char c) {
    if (c >= '\uFF01' && c <= '\uFF5E') {
      return (char) (c - FULL_WIDTH_OFFSET);
    }
    return c == '\u3000' ? ' ' : c;
  }

  /** Spaces of all kinds, and the invisible characters that copying from a page brings along. */
  static boolean isBlank(char c) {
    return c <= ' '
        || c == '\u00A0'
        || c == '\u00AD'
        || (c >= '\u2000' && c <= '\u200F')
        || (c >= '\u2028' && c <= '\u202F')
        || c == '\u205F'
        || c == '\u2060'
        || c == '\u3000'
        || c == '\uFEFF';
  }

  /** A Chinese character, also from the extensions, and the zero 〇. */
  static boolean isHan(int codePoint) {
    return (codePoint >= 0x4E00 && codePoint <= 0x9FFF)
        || codePoint == 0x3007
        || (codePoint > 0x2E7F
            && Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
