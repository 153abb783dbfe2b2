package org.koumen.request;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The keys by which a text is found: all pairs of neighbouring letters and digits. Two Chinese
 * characters are a word; whatever holds all pairs of what was typed nearly always holds what was
 * typed.
 */
final class SearchKeys {
  /** So much of a text is searched; the rest of a very long one is not. */
  private static final int LONGEST = 6000;

  private SearchKeys() {}

  /** Keys of texts to be stored. */
  static List<String> of(String... texts) {
    Set<String> keys = new LinkedHashSet<>();
    for (String text : texts) {
      collect(text.length() > LONGEST ? text.substring(0, LONGEST) : text, keys);
    }
    return List.copyOf(keys);
  }

  private static void collect(String text, Set<String> keys) {
    int[] letters =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .codePoints()
            .toArray();
    for (int n = 0; n + 1 < letters.length; n++) {
      if (Character.isLetterOrDigit(letters[n]) && Character.isLetterOrDigit(letters[n + 1])) {
        keys.add(new String(letters, n, 2));
      }
    }
  }
}
