package org.koumen.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Names as people of a sex and an age have them; nobody's in particular. */
final class Names {

  private record Fashion(
      int from,
      int to,
      Sex sex,
      double single,
      List<String> alone,
      List<String> first,
      List<String> second) {}

  private final List<String> surnames = new ArrayList<>();
  private final double[] surnameUpTo;
  private final List<Fashion> fashions = new ArrayList<>();

  Names() {
    List<String> lines = Facts.lines("surnames.txt");
    surnameUpTo = new double[lines.size()];
    for (int i = 0; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(" ");
      surnames.add(cells[0]);
      surnameUpTo[i] = Double.parseDouble(cells[1]) + (i == 0 ? 0 : surnameUpTo[i - 1]);
    }
    for (String line : Facts.lines("given-names.txt")) {
      String[] parts = line.split(" \\| ");
      String[] head = parts[0].split("[ -]");
      fashions.add(
          new Fashion(
              Integer.parseInt(head[0]),
              Integer.parseInt(head[1]),
              head[2].equals("male") ? Sex.MALE : Sex.FEMALE,
              Double.parseDouble(head[3]),
              Arrays.asList(parts[1].split(" ")),
              Arrays.asList(parts[2].split(" ")),
              Arrays.asList(parts[3].split(" "))));
    }
  }

  String surname(Draw draw) {
    double at = draw.fraction() * surnameUpTo[surnameUpTo.length - 1];
    int found = Arrays.binarySearch(surnameUpTo, at);
    return surnames.get(found >= 0 ? found : -found - 1);
  }

  /**
   * A whole name. Some children born since 2005 carry the surnames of both parents: names of four
   * characters.
   */
  String name(Draw draw, String surname, Sex sex, int bornIn) {
    Fashion fashion = fashion(sex, bornIn);
    if (bornIn >= 2005 && surname.length() == 1 && draw.chance(0.012)) {
      return surname + surname(draw) + given(draw, fashion);
    }
    return draw.chance(fashion.single)
        ? surname + draw.one(fashion.alone)
        : surname + given(draw, fashion);
  }

  private Fashion fashion(Sex sex, int bornIn) {
    for (Fashion fashion : fashions) {
      if (fashion.sex == sex && fashion.from <= bornIn && bornIn <= fashion.to) {
        return fashion;
      }
    }
    throw new IllegalArgumentException("no names of " + bornIn);
  }

  private static String given(Draw draw, Fashion fashion) {
    String first = draw.one(fashion.first);
    String second = draw.one(fashion.second);
    while (second.equals(first) && !draw.chance(0.3)) {
      second = draw.one(fashion.second);
    }
    return first + second;
  }
}
