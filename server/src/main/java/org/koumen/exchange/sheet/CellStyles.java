package org.koumen.exchange.sheet;

import java.io.InputStream;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which of a workbook's styles show a number as a date. */
final class CellStyles {
  private static final int MOST_STYLES = 65_536;

  private final BitSet dates = new BitSet();

  private CellStyles() {}

  static CellStyles none() {
    return new CellStyles();
  }

  static CellStyles read(InputStream in) {
    CellStyles styles = new CellStyles();
    Map<Integer, Boolean> custom = new HashMap<>();
    int index = 0;
    boolean within = false;
    try (Xml xml = new Xml(in)) {
      while (xml.advance()) {
        if (xml.starts("numFmt") && custom.size() < MOST_STYLES) {
          String code = xml.attribute("formatCode");
          custom.put(number(xml.attribute("numFmtId")), code != null && showsDay(code));
        } else if (xml.starts("cellXfs")) {
          within = true;
        } else if (xml.ends("cellXfs")) {
          within = false;
        } else if (within && xml.starts("xf") && index < MOST_STYLES) {
          int format = number(xml.attribute("numFmtId"));
          styles.dates.set(index++, custom.getOrDefault(format, builtInDate(format)));
        }
      }
    }
    return styles;
  }

  boolean isDate(@Nullable String style) {
    return style != null && dates.get(Math.max(0, number(style)));
  }

  /**
   * Formats that need no code in the file: 14–17 and 22 everywhere, 27–36 and 50–58 in Chinese
   * Excel.
   */
  private static boolean builtInDate(int format) {
    return format >= 14 && format <= 17
        || format == 22
        || format >= 27 && format <= 36
        || format >= 50 && format <= 58;
  }

  /** Whether a format shows a day: y, d, 年 or 日 outside quotes, brackets and escapes. */
  static boolean showsDay(String code) {
    boolean quoted = false;
    boolean bracket = false;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '[' && !quoted) {
        bracket = true;
      } else if (c == ']') {
        bracket = false;
      } else if (c == '\\' || c == '_' || c == '*') {
        i++;
      } else if (!quoted
          && !bracket
          && (c == 'y' || c == 'Y' || c == 'd' || c == 'D' || c == 'e')) {
        return true;
      }
    }
    return false;
  }

  private static int number(@Nullable String text) {
    try {
      return text == null ? -1 : Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }
}
