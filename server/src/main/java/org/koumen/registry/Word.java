package org.koumen.registry;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A choice of a closed list: its code in the database and in JSON, its labels, its spellings. */
public interface Word {

  /** The name of the constant. */
  String name();

  /** The choice in Chinese, as a person reads it. */
  String zh();

  /** The choice in English. */
  String en();

  /** Other words that people write for it in spreadsheets. */
  List<String> spellings();

  /** The choice in the database and in JSON: {@code child_in_law}. */
  @JsonValue
  default String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The choices of one list, found by any of their spellings. */
  final class Words<W extends Word> {
    private final Map<String, W> bySpelling = new HashMap<>();
    private final List<W> choices;

    Words(W[] choices) {
      this.choices = List.of(choices);
      for (W word : choices) {
        bySpelling.put(word.code(), word);
        bySpelling.put(word.zh(), word);
        bySpelling.put(word.en().toLowerCase(Locale.ROOT), word);
        word.spellings().forEach(spelling -> bySpelling.put(spelling, word));
      }
    }

    /** The choice that a written word stands for, or the finding that none is known. */
    Reading<W> read(String text) {
      W word = bySpelling.get(text);
      if (word == null) {
        word = bySpelling.get(folded(text));
      }
      return word == null
          ? Reading.wrong(
              new Finding.UnknownWord(text.strip(), labels(choices, true), labels(choices, false)))
          : Reading.of(word);
    }

    /**
     * The choice with a code of the database.
     *
     * @throws IllegalArgumentException when there is none
     */
    W of(String code) {
      W word = bySpelling.get(code);
      if (word == null || !word.code().equals(code)) {
        throw new IllegalArgumentException("no such code: " + code);
      }
      return word;
    }

    private static List<String> labels(Collection<? extends Word> words, boolean chinese) {
      return words.stream().map(word -> chinese ? word.zh() : word.en()).toList();
    }

    private static String folded(String text) {
      StringBuilder folded = new StringBuilder(text.length());
      for (int i = 0; i < text.length(); i++) {
        char c = Folding.halfWidth(text.charAt(i));
        if (!Folding.isBlank(c)) {
          folded.append(Character.toLowerCase(c));
        }
      }
      return folded.toString();
    }
  }
}
