package org.koumen.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A request as {@code cases.txt} tells it, with everything that was done to it.
 *
 * @param key by which other scenes name it
 * @param village name of the community it is about
 * @param channel as the request module names it, or {@code anonymous}: by web without a name
 * @param when it was said
 * @param text {@code {place}} stands for where the household lives
 * @param done what was done, for what nobody had to ask for
 */
record Scene(
    String key,
    String village,
    String channel,
    String kind,
    String category,
    String when,
    String title,
    String text,
    Optional<String> done,
    List<Act> acts) {

  /**
   * Something that was done.
   *
   * @param who a unit's code, an account's login, or {@code reporter}
   * @param move as the file's head lists them
   * @param words what was said or is needed for it, in the order of the move
   */
  record Act(String when, String who, String move, List<String> words) {

    /** One of the words. */
    String word(int n) {
      return words.get(n);
    }

    Optional<String> maybe(int n) {
      return n < words.size() ? Optional.of(words.get(n)) : Optional.empty();
    }
  }

  /** Everything in the file, in its order. */
  static List<Scene> all() {
    List<Scene> scenes = new ArrayList<>();
    for (String line : Facts.lines("cases.txt")) {
      List<String> parts = Arrays.stream(line.split("\\|")).map(String::strip).toList();
      if (line.startsWith("case ")) {
        scenes.add(
            new Scene(
                parts.get(0).substring("case ".length()).strip(),
                parts.get(1),
                parts.get(2),
                parts.get(3),
                parts.get(4),
                parts.get(5),
                parts.get(6),
                parts.get(7),
                parts.size() > 8 ? Optional.of(parts.get(8)) : Optional.empty(),
                new ArrayList<>()));
      } else {
        scenes
            .getLast()
            .acts()
            .add(new Act(parts.get(0), parts.get(1), parts.get(2), parts.subList(3, parts.size())));
      }
    }
    return scenes;
  }
}
