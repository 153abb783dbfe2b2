package org.koumen.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The age bands that the jurisdiction counts its people by; they cover every age once.
 *
 * @param bands from the youngest up; the last is open-ended
 */
public record AgeBands(List<Band> bands) {

  /** 0–3, 4–12, 13–17, 18–59, 60–69, 70–79, 80 and older. */
  public static final AgeBands USUAL = startingAt(0, 4, 13, 18, 60, 70, 80);

  private static final int OLDEST = 150;

  /**
   * One band.
   *
   * @param from completed years, inclusive
   * @param to completed years, inclusive; empty for "and older"
   */
  public record Band(int from, Optional<Integer> to) {

    /** The band in queries and JSON: {@code 0-3}, {@code 80+}. */
    public String code() {
      return to.map(last -> from + "-" + last).orElse(from + "+");
    }

    /** The band in Chinese. */
    public String zh() {
      return to.map(last -> from + "–" + last + "岁").orElse(from + "岁以上");
    }

    /** The band in English. */
    public String en() {
      return to.map(last -> from + "–" + last + " years").orElse(from + " years and older");
    }

    /** Whoever is in the band on {@code day} was born after this day. */
    public LocalDate bornAfter(LocalDate day) {
      return day.minusYears(to.orElse(OLDEST) + 1L);
    }

    /** Whoever is in the band on {@code day} was born on this day or before. */
    public LocalDate bornUntil(LocalDate day) {
      return day.minusYears(from);
    }

    /** Whether somebody born on a day is in the band on another. */
    public boolean covers(LocalDate bornOn, LocalDate day) {
      return bornOn.isAfter(bornAfter(day)) && !bornOn.isAfter(bornUntil(day));
    }
  }

  /**
   * @throws IllegalArgumentException when an age is in no band or in two
   */
  public AgeBands {
    int next = 0;
    for (Band band : bands) {
      boolean open = band.to().isEmpty();
      if (band.from() != next || (open && band != bands.getLast())) {
        throw new IllegalArgumentException("age bands must follow one another from 0: " + bands);
      }
      next = band.to().orElse(OLDEST) + 1;
      if (next <= band.from()) {
        throw new IllegalArgumentException("age band ends before it begins: " + band.code());
      }
    }
    if (bands.isEmpty() || bands.getLast().to().isPresent()) {
      throw new IllegalArgumentException("the last age band must be open: " + bands);
    }
    bands = List.copyOf(bands);
  }

  /** Bands by their first ages: {@code startingAt(0, 18, 60)}. */
  public static AgeBands startingAt(int... ages) {
    List<Band> bands = new ArrayList<>();
    for (int i = 0; i < ages.length; i++) {
      bands.add(
          new Band(ages[i], i + 1 < ages.length ? Optional.of(ages[i + 1] - 1) : Optional.empty()));
    }
    return new AgeBands(bands);
  }

  /** The band with a code such as {@code 60-69}; empty when there is none. */
  public Optional<Band> band(String code) {
    return bands.stream().filter(band -> band.code().equals(code)).findFirst();
  }

  /** The first ages, as the setting keeps them. */
  public List<Integer> starts() {
    return bands.stream().map(Band::from).toList();
  }

  /**
   * The band of somebody born on a day.
   *
   * @throws IllegalArgumentException when born after {@code day}
   */
  public Band of(LocalDate bornOn, LocalDate day) {
    return bands.stream()
        .filter(band -> band.covers(bornOn, day))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("born after the day: " + bornOn));
  }
}
