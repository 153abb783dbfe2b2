package org.koumen.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sentences of {@code lives.txt}. */
final class Lives {

  /**
   * Why people are under care and what is done about it.
   *
   * @param category code of the registry's settings
   * @param needKind code of the registry's settings
   * @param steps of the plan, in order
   */
  record Care(
      String category,
      String reason,
      String needKind,
      String need,
      String goal,
      List<String> steps) {}

  private final Map<String, Care> people = new LinkedHashMap<>();
  private final Map<String, Care> households = new LinkedHashMap<>();
  private final Map<String, List<String>> marks = new LinkedHashMap<>();
  private final Map<String, List<String>> visits = new LinkedHashMap<>();
  private final List<String[]> needs = new ArrayList<>();
  private final List<String> checks = new ArrayList<>();
  private final List<String> jobs = new ArrayList<>();
  private final List<String[]> health = new ArrayList<>();

  Lives() {
    for (String line : Facts.lines("lives.txt")) {
      String[] part = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
      switch (part[0]) {
        case "person" -> people.put(part[1], care(part));
        case "household" -> households.put(part[1], care(part));
        case "need" -> needs.add(new String[] {part[1], part[2]});
        case "job" -> jobs.add(part[1]);
        case "check" -> checks.add(part[1]);
        case "health" -> health.add(new String[] {part[1], part[2]});
        default -> {
          String[] key = part[0].split("-");
          (key[0].equals("mark") ? marks : visits)
              .computeIfAbsent(key[1], any -> new ArrayList<>())
              .add(part[1]);
        }
      }
    }
  }

  private static Care care(String[] part) {
    return new Care(
        part[2], part[3], part[4], part[5], part[6], List.of(part).subList(7, part.length));
  }

  Care person(String category) {
    return known(people, category);
  }

  Care household(String category) {
    return known(households, category);
  }

  private static <T> T known(Map<String, T> all, String key) {
    T found = all.get(key);
    if (found == null) {
      throw new IllegalArgumentException("lives.txt says nothing of " + key);
    }
    return found;
  }

  String mark(String colour, Draw draw) {
    return draw.one(known(marks, colour));
  }

  /** What a visitor notes after a visit that went like this. */
  String visit(String outcome, Draw draw) {
    List<String> said = known(visits, outcome);
    if (said.size() < 6) {
      return draw.one(said);
    }
    // Three things are spoken of: no two homes are told of in the same words.
    List<String> left = new ArrayList<>(said);
    StringBuilder note = new StringBuilder();
    for (int n = 0; n < 3; n++) {
      note.append(left.remove(draw.between(0, left.size() - 1)));
    }
    return note.toString();
  }

  /** A kind of need with what was said. */
  String[] need(Draw draw) {
    return draw.one(needs);
  }

  /** What a regular look at a plan found. */
  String check(Draw draw) {
    return draw.one(checks);
  }

  /** How somebody came to be out of work. */
  String lostJob() {
    return jobs.getFirst();
  }

  /** How somebody came to work again. */
  String foundJob(Draw draw) {
    return draw.one(jobs.subList(1, jobs.size()));
  }

  /** The kind of need that came with an illness, and what was told. */
  String[] health(Draw draw) {
    return draw.one(health);
  }
}
