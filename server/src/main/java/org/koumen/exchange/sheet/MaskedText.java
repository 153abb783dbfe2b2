package org.koumen.exchange.sheet;

import java.util.regex.Pattern;

/** Free text without the identity and telephone numbers that people write into it. */
public final class MaskedText {
  private static final Pattern IDENTITY =
      Pattern.compile("(?<![0-9])([0-9]{6})[0-9]{8}([0-9]{3}[0-9Xx])(?![0-9])");
  private static final Pattern MOBILE =
      Pattern.compile("(?<![0-9])(1[3-9][0-9])[- ]?[0-9]{4}[- ]?([0-9]{4})(?![0-9])");

  private MaskedText() {}

  /** The text with the middle of each number hidden. */
  public static String of(String text) {
    String masked = text;
    if (IDENTITY.matcher(masked).find()) {
      masked = IDENTITY.matcher(masked).replaceAll("$1********$2");
    }
    return MOBILE.matcher(masked).replaceAll("$1****$2");
  }
}
