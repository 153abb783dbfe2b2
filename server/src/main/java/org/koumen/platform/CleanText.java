package org.koumen.platform;

import java.util.regex.Pattern;

/** What was typed, without what nobody can see. */
public final class CleanText {
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private CleanText() {}

  /** A text of several lines. */
  public static String of(String typed) {
    return INVISIBLE.matcher(typed).replaceAll("").strip();
  }

  /** A single line. */
  public static String line(String typed) {
    return BLANKS.matcher(of(typed)).replaceAll(" ");
  }
}
