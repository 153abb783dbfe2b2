package org.koumen.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** What somebody typed into the search field of households, understood. */
public sealed interface SearchQuery {

  /** Nothing to search for. */
  record Everything() implements SearchQuery {}

  /** A whole identity number: found by its keyed hash. */
  record ByIdentity(IdentityNumber number) implements SearchQuery {}

  /** A whole phone number: found by its keyed hash. */
  record ByPhone(PhoneNumber number) implements SearchQuery {}

  /** Eighteen characters that are no identity number: the finding says why nothing is found. */
  record Mistyped(Finding finding) implements SearchQuery {}

  /** Pieces of names, addresses, door numbers, endings; all of them must be met. */
  record ByWords(List<String> words) implements SearchQuery {

    private static final int TAIL = 4;

    /**
     * The words as a PostgreSQL {@code tsquery} over {@link SearchKeys}.
     *
     * @param tailIndex keyed hash of four digits, purpose {@code phone-tail}
     */
    public String tsquery(Function<String, byte[]> tailIndex) {
      List<String> terms = new ArrayList<>();
      for (int i = 0; i < words.size(); ) {
        int end = i;
        while (end < words.size() && isLetters(words.get(end))) {
          end++;
        }
        if (end - i > 1) {
          // zhang xiaoming is one name, or the names of two people who live together
          List<String> letters = words.subList(i, end);
          terms.add(either(List.of(begins(String.join("", letters)), all(letters))));
          i = end;
        } else {
          terms.add(term(words.get(i), tailIndex));
          i++;
        }
      }
      return String.join(" & ", terms);
    }

    /** Whether somebody has only begun to type: one letter or digit. */
    public boolean isOneLetter() {
      return words.size() == 1
          && words.getFirst().length() == 1
          && words.getFirst().charAt(0) < 128;
    }

    /** Whether somebody of this name is among what was typed. */
    public boolean names(String name, String pinyin, String initials) {
      String folded = SearchKeys.foldedName(name);
      String letters = String.join("", words.stream().filter(ByWords::isLetters).toList());
      return words.stream()
          .anyMatch(
              word ->
                  isLetters(word)
                      ? pinyin.contains(word)
                          || initials.startsWith(word)
                          || pinyin.startsWith(letters)
                      : folded.contains(SearchKeys.foldedName(word)));
    }

    private static String term(String word, Function<String, byte[]> tailIndex) {
      Set<String> ways = new LinkedHashSet<>();
      String typed = AddressKey.typed(word);
      if (typed.chars().allMatch(c -> SearchKeys.inRun((char) c))) {
        ways.add(begins(word));
        if (!typed.isEmpty()) {
          ways.add(begins(typed));
        }
        int dash = typed.indexOf('-');
        if (dash > 0 && dash == typed.lastIndexOf('-') && typed.length() - dash > 3) {
          // 3号楼501 leaves the entrance out
          ways.add(all(List.of(typed.substring(0, dash + 1), typed.substring(dash + 1))));
        }
        if (word.length() == TAIL && word.chars().allMatch(c -> Folding.isDigit((char) c))) {
          ways.add("'" + SearchKeys.tailKey(tailIndex.apply(word)) + "'");
        }
      } else {
        ways.add(all(SearchKeys.windows(typed)));
        // the number of a household may have Chinese characters too
        ways.add(begins(word));
        List<String> name = SearchKeys.windows(SearchKeys.foldedName(word));
        if (!name.isEmpty()) {
          ways.add(all(name));
        }
      }
      return either(List.copyOf(ways));
    }

    private static String all(List<String> beginnings) {
      List<String> terms = beginnings.stream().map(ByWords::begins).toList();
      return terms.size() == 1 ? terms.getFirst() : "(" + String.join(" & ", terms) + ")";
    }

    private static String either(List<String> ways) {
      List<String> different = ways.stream().distinct().toList();
      return different.size() == 1
          ? different.getFirst()
          : "(" + String.join(" | ", different) + ")";
    }

    private static String begins(String text) {
      return text.length() > 1 && text.endsWith("-")
          ? "(" + quoted(text) + ":* | " + quoted(text.substring(0, text.length() - 1)) + ")"
          : quoted(text) + ":*";
    }

    private static String quoted(String text) {
      return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static boolean isLetters(String word) {
      return word.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }
  }

  /** Longest text that is searched; what follows is left out. */
  int MOST_CHARACTERS = 80;

  /** Most words that are searched for. */
  int MOST_WORDS = 8;

  /** Understands what somebody typed; today decides what birth dates can be. */
  static SearchQuery read(String text, LocalDate today) {
    String folded = fold(text);
    String together = folded.replace(" ", "");
    if (together.isEmpty()) {
      return new Everything();
    }
    if (together.matches("\\d{17}[\\dx]")) {
      return switch (IdentityNumber.read(together, today)) {
        case Reading.Read<IdentityNumber>(IdentityNumber number) -> new ByIdentity(number);
        case Reading.Wrong<IdentityNumber>(Finding finding) -> new Mistyped(finding);
      };
    }
    if (together.matches("(\\+?86)?1[3-9]\\d-?\\d{4}-?\\d{4}|0\\d{2,3}-?\\d{7,8}")) {
      return new ByPhone(PhoneNumber.read(together).orThrow());
    }
    List<String> words = List.of(folded.strip().split(" +"));
    List<String> known =
        words.stream()
            .filter(word -> word.chars().anyMatch(Character::isLetterOrDigit))
            .limit(MOST_WORDS)
            .toList();
    return known.isEmpty() ? new ByWords(List.of(together)) : new ByWords(known);
  }

  private static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < Math.min(text.length(), MOST_CHARACTERS); i++) {
      char c = Folding.halfWidth(text.charAt(i));
      folded.append(Folding.isBlank(c) || c == ',' || c == '，' || c == '、' ? ' ' : c);
    }
    return folded.toString().toLowerCase(Locale.ROOT);
  }
}
