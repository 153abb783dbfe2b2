package org.koumen.exchange.sheet;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a heading by a name that somebody typed: spaces, stars, brackets and width of letters do
 * not matter.
 */
final class HeadingNames<H extends Enum<H> & Heading> {
  private final Map<String, H> byName = new HashMap<>();

  HeadingNames(Class<H> headings) {
    for (H heading : headings.getEnumConstants()) {
      add(heading.zh(), heading);
      add(heading.en(), heading);
      heading.alsoKnownAs().forEach(name -> add(name, heading));
    }
  }

  private void add(String name, H heading) {
    H before = byName.put(fold(name), heading);
    if (before != null && before != heading) {
      throw new IllegalStateException("two columns share the name " + name);
    }
  }

  Optional<H> find(String typed) {
    H exact = byName.get(fold(typed));
    if (exact != null) {
      return Optional.of(exact);
    }
    return Optional.ofNullable(byName.get(fold(withoutRemark(typed))));
  }

  /** 姓名（必填） is 姓名; a remark in brackets at the end explains, it does not name. */
  private static String withoutRemark(String typed) {
    String plain = typed.strip();
    int open = Math.max(plain.lastIndexOf('（'), plain.lastIndexOf('('));
    int newline = plain.indexOf('\n');
    if (newline > 0) {
      return withoutRemark(plain.substring(0, newline));
    }
    return open > 0 ? plain.substring(0, open) : plain;
  }

  static String fold(String name) {
    StringBuilder out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= '！' && c <= '～') {
        c -= 0xFEE0;
      }
      if (!Character.isWhitespace(c)
          && !Character.isSpaceChar(c)
          && Character.getType(c) != Character.FORMAT
          && "*:：_-·、/".indexOf(c) < 0) {
        out.append(c);
      }
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }
}
