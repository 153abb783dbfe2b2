package org.koumen.truth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which texts are copies of each other but for some characters: those that share most of their
 * pieces of three characters (shingles; Broder 1997).
 */
final class Likeness {
  private static final int PIECE = 3;

  /** Shorter ones are alike by nature. */
  static final int SHORTEST = 8;

  private Likeness() {}

  /**
   * Pieces of a text, without blanks, punctuation and digits: a date filled in makes no other text.
   */
  static Set<String> pieces(String text) {
    String bare = text.replaceAll("[\\s\\p{Punct}\\p{IsPunctuation}\\d]", "");
    Set<String> pieces = new HashSet<>();
    for (int at = 0; at + PIECE <= bare.length(); at++) {
      pieces.add(bare.substring(at, at + PIECE));
    }
    return bare.length() < SHORTEST ? Set.of() : pieces;
  }

  /** Percent of equal pieces among all pieces of both. */
  static int percent(Set<String> one, Set<String> other) {
    Set<String> small = one.size() < other.size() ? one : other;
    Set<String> big = one.size() < other.size() ? other : one;
    long both = small.stream().filter(big::contains).count();
    long all = one.size() + other.size() - both;
    return all == 0 ? 0 : (int) (100 * both / all);
  }

  /**
   * Groups of texts, each alike with the first of its group. Only texts that share a piece are held
   * against each other.
   *
   * @return places in the list, by group
   */
  static List<List<Integer>> groups(List<String> texts, int percent) {
    List<Set<String>> pieces = texts.stream().map(Likeness::pieces).toList();
    Map<String, List<Integer>> firstsOf = new HashMap<>();
    Map<Integer, List<Integer>> groups = new java.util.LinkedHashMap<>();
    for (int n = 0; n < texts.size(); n++) {
      Set<String> mine = pieces.get(n);
      if (mine.isEmpty()) {
        continue;
      }
      Set<Integer> candidates = new java.util.TreeSet<>();
      mine.forEach(piece -> candidates.addAll(firstsOf.getOrDefault(piece, List.of())));
      int group = -1;
      for (int first : candidates) {
        if (percent(pieces.get(first), mine) >= percent) {
          group = first;
          break;
        }
      }
      if (group < 0) {
        group = n;
        for (String piece : mine) {
          firstsOf.computeIfAbsent(piece, it -> new ArrayList<>()).add(n);
        }
      }
      groups.computeIfAbsent(group, it -> new ArrayList<>()).add(n);
    }
    return List.copyOf(groups.values());
  }
}
