package org.koumen.registry;

/**
 * An address folded so that the ways people write one place become one text: {@code
 * 祥和小区３号楼２单元５０１室}, {@code 祥和小区3栋2单元501} and {@code 祥和小区 3-2-501} are all {@code 祥和小区3-2-501}.
 *
 * @param value the folded address; unique within a village
 */
public record AddressKey(String value) {

  private static final String NUMERALS = "〇一二三四五六七八九";
  private static final String COUNTED = "号楼栋幢座单层室户房组期排区队社门院";
  private static final String HYPHENS = "-‐‑‒–—―−﹣~_#＃/";
  private static final String DROPPED = "()[]{}（）【】〔〕「」《》<>,，.。、;；:：\"“”'‘’·*";

  /** The key of an address as a person wrote it. */
  public static AddressKey of(String address) {
    StringBuilder folded = fold(address);
    int end = folded.length();
    while (end > 0 && folded.charAt(end - 1) == '-') {
      end--;
    }
    return new AddressKey(folded.substring(0, end));
  }

  /** The folded text with its last separator, for what somebody is still typing: 3号楼 → 3-. */
  static String typed(String text) {
    return fold(text).toString();
  }

  @Override
  public String toString() {
    return value;
  }

  private static StringBuilder fold(String address) {
    String plain = withFigures(withoutSpelling(address));
    StringBuilder folded = new StringBuilder(plain.length());
    int length = plain.length();
    for (int i = 0; i < length; ) {
      char c = plain.charAt(i);
      if (Folding.isDigit(c)) {
        int end = endOfDigits(plain, i);
        appendNumber(folded, plain, i, end);
        i = end;
        i += unit(folded, plain, i);
      } else if (c == '-') {
        separate(folded);
        i++;
      } else {
        folded.append(c);
        i++;
        boolean lettered = c >= 'a' && c <= 'z';
        if (lettered && i < length && "座栋幢".indexOf(plain.charAt(i)) >= 0) {
          separate(folded);
          i++;
        }
      }
    }
    return folded;
  }

  /** Half-width, small letters, one hyphen, no spaces and no punctuation. */
  private static String withoutSpelling(String address) {
    StringBuilder plain = new StringBuilder(address.length());
    for (int i = 0; i < address.length(); i++) {
      char c = Folding.halfWidth(address.charAt(i));
      if (HYPHENS.indexOf(c) >= 0) {
        plain.append('-');
      } else if (!Folding.isBlank(c) && DROPPED.indexOf(c) < 0) {
        plain.append(Character.toLowerCase(c));
      }
    }
    return plain.toString();
  }

  /** Chinese numerals before a counted word (三号楼, 十二单元) as digits. */
  private static String withFigures(String plain) {
    StringBuilder figures = null;
    int length = plain.length();
    for (int i = 0; i < length; ) {
      int end = i;
      while (end < length && isNumeral(plain.charAt(end))) {
        end++;
      }
      if (end > i && end < length && COUNTED.indexOf(plain.charAt(end)) >= 0) {
        if (figures == null) {
          figures = new StringBuilder(length).append(plain, 0, i);
        }
        figures.append(figure(plain, i, end));
        i = end;
      } else {
        int next = Math.max(end, i + 1);
        if (figures != null) {
          figures.append(plain, i, next);
        }
        i = next;
      }
    }
    return figures == null ? plain : figures.toString();
  }

  private static boolean isNumeral(char c) {
    return c == '十' || c == '两' || c == '零' || NUMERALS.indexOf(c) >= 0;
  }

  private static String figure(String text, int from, int to) {
    int ten = text.indexOf('十', from);
    if (ten >= 0 && ten < to) {
      int tens = ten == from ? 1 : numeral(text.charAt(ten - 1));
      int ones = ten == to - 1 ? 0 : numeral(text.charAt(ten + 1));
      return Integer.toString(tens * 10 + ones);
    }
    StringBuilder digits = new StringBuilder();
    for (int i = from; i < to; i++) {
      digits.append(numeral(text.charAt(i)));
    }
    return digits.toString();
  }

  private static int numeral(char c) {
    return c == '两' ? 2 : Math.max(0, NUMERALS.indexOf(c));
  }

  private static int endOfDigits(String plain, int from) {
    int end = from;
    while (end < plain.length() && Folding.isDigit(plain.charAt(end))) {
      end++;
    }
    return end;
  }

  private static void appendNumber(StringBuilder folded, String plain, int from, int end) {
    int start = from;
    while (start < end - 1 && plain.charAt(start) == '0') {
      start++;
    }
    folded.append(plain, start, end);
  }

  /** What follows a number: 号楼, 栋, 单元, 室 … become one separator. Returns how much was read. */
  private static int unit(StringBuilder folded, String plain, int at) {
    if (at >= plain.length()) {
      return 0;
    }
    char c = plain.charAt(at);
    char next = at + 1 < plain.length() ? plain.charAt(at + 1) : ' ';
    switch (c) {
      case '号' -> {
        if (next == '楼') {
          separate(folded);
          return 2;
        }
        if (Folding.isDigit(next)) {
          separate(folded);
        }
        return 1;
      }
      case '单' -> {
        if (next == '元') {
          separate(folded);
          return 2;
        }
        return 0;
      }
      case '栋', '幢', '座', '门', '室', '户', '房' -> {
        separate(folded);
        return 1;
      }
      case '层', '楼' -> {
        if (isFloorOfRoom(folded, plain, at)) {
          dropLastNumber(folded);
        } else {
          separate(folded);
        }
        return 1;
      }
      default -> {
        return 0;
      }
    }
  }

  /** 5层501: the floor is said again by the room. */
  private static boolean isFloorOfRoom(StringBuilder folded, String plain, int at) {
    int from = startOfLastNumber(folded);
    int end = endOfDigits(plain, at + 1);
    String floor = folded.substring(from);
    return end - at - 1 >= floor.length() + 2 && plain.startsWith(floor, at + 1);
  }

  private static void dropLastNumber(StringBuilder folded) {
    folded.setLength(startOfLastNumber(folded));
  }

  private static int startOfLastNumber(StringBuilder folded) {
    int from = folded.length();
    while (from > 0 && Folding.isDigit(folded.charAt(from - 1))) {
      from--;
    }
    return from;
  }

  private static void separate(StringBuilder folded) {
    if (!folded.isEmpty()) {
      char last = folded.charAt(folded.length() - 1);
      if (Folding.isDigit(last) || (last >= 'a' && last <= 'z')) {
        folded.append('-');
      }
    }
  }
}
