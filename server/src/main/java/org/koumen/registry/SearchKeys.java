package org.koumen.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The keys a household is found by, stored as the lexemes of {@code household.search} (a {@code
 * tsvector} under a GIN index, filled with {@code array_to_tsvector(:keys)}).
 *
 * <p>Every key can be found by its beginning, so the keys are endings: of the address in windows of
 * four characters, of its door numbers (3-2-501, 2-501, 501), of names (张小明, 小明, 明) and of their
 * syllables (zhangxiaoming, xiaoming, ming), with the initials (zxm). Phone endings stand as a
 * keyed hash that nobody can type. {@link SearchQuery} is the other side.
 */
public final class SearchKeys {

  /** Longest piece of an address that one key holds. */
  static final int WINDOW = 4;

  private static final char TAIL_MARK = '~';
  private static final int TAIL_BYTES = 5;

  private final Set<String> keys = new LinkedHashSet<>(48);

  /** Keys of no household yet. */
  public SearchKeys() {}

  /** Adds where the household lives. */
  public SearchKeys address(AddressKey address) {
    String text = address.value();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!inRun(c)) {
        keys.add(text.substring(i, Math.min(text.length(), i + WINDOW)));
      } else if (c != '-' && (i == 0 || text.charAt(i - 1) == '-' || !inRun(text.charAt(i - 1)))) {
        keys.add(text.substring(i, endOfRun(text, i)));
      }
    }
    return this;
  }

  /** Adds a person who lives there. */
  public SearchKeys name(PersonName name) {
    return name(name, Pinyin.of(name));
  }

  /** Adds a person whose spelling the caller has at hand. */
  public SearchKeys name(PersonName name, Pinyin.Spelling spelling) {
    String text = foldedName(name.value());
    boolean latin = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      boolean letter = !Folding.isHan(text.codePointAt(i));
      if (!letter || !latin) {
        keys.add(text.substring(i));
      }
      latin = letter;
    }
    String given = String.join("", spelling.given());
    addTyped(spelling.full());
    spelling.alternatives().forEach(other -> addTyped(other + given));
    StringBuilder ending = new StringBuilder();
    for (int i = spelling.given().size() - 1; i >= 0; i--) {
      addTyped(ending.insert(0, spelling.given().get(i)).toString());
    }
    addTyped(spelling.initials());
    return this;
  }

  /** Adds the number on the register or the contact card. */
  public SearchKeys number(String number) {
    addTyped(number.strip().toLowerCase(Locale.ROOT));
    return this;
  }

  /**
   * Adds the ending of a phone number.
   *
   * @param tailIndex keyed hash of {@link PhoneNumber#tail()}, purpose {@code phone-tail}
   */
  public SearchKeys phoneTail(byte[] tailIndex) {
    keys.add(tailKey(tailIndex));
    return this;
  }

  /** All keys, in no particular order. */
  public Collection<String> all() {
    return keys;
  }

  /** All keys for {@code array_to_tsvector}. */
  public String[] array() {
    return keys.toArray(String[]::new);
  }

  static String tailKey(byte[] tailIndex) {
    return TAIL_MARK
        + HexFormat.of().formatHex(tailIndex, 0, Math.min(TAIL_BYTES, tailIndex.length));
  }

  /** The pieces that a text holding {@code text} has for certain, each at least as its start. */
  static List<String> windows(String text) {
    List<String> windows = new ArrayList<>();
    int end = text.endsWith("-") ? text.length() - 1 : text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean first = i == 0 || inRun(text.charAt(i - 1)) != inRun(c);
      if (!inRun(c) && (first || i + WINDOW <= end)) {
        windows.add(text.substring(i, Math.min(end, i + WINDOW)));
      } else if (inRun(c) && first && c != '-') {
        windows.add(text.substring(i, endOfRun(text, i)));
      }
    }
    return windows;
  }

  /** A name without what people leave out when typing it. */
  static String foldedName(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '·' && c != ' ' && c != '-' && c != '\'' && c != '’') {
        folded.append(Character.toLowerCase(c));
      }
    }
    return folded.toString();
  }

  private void addTyped(String text) {
    if (!text.isEmpty()) {
      keys.add(text);
    }
  }

  /** Door numbers and the letters among them: 3-2-501, a-1203. */
  static boolean inRun(char c) {
    return c == '-' || Folding.isDigit(c) || (c >= 'a' && c <= 'z');
  }

  private static int endOfRun(String text, int from) {
    int end = from;
    while (end < text.length() && inRun(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
