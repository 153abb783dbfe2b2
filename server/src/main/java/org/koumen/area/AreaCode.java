package org.koumen.area;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The code of an area in its natural length: 2, 4, 6, 9 or 12 digits of the national register, 15
 * for a grid, 18 for a building; empty for the whole nation. What lies beneath an area starts with
 * its code.
 *
 * @param value the digits, as stored in {@code area_code}
 */
public record AreaCode(String value) implements Comparable<AreaCode> {

  /** The whole nation: every code lies beneath it. */
  public static final AreaCode NATION = new AreaCode("");

  private static final int COUNTY_DIGITS = AreaLevel.COUNTY.digits();
  private static final int NATIONAL_DIGITS = AreaLevel.VILLAGE.digits();

  /**
   * @throws IllegalArgumentException when the text is no code of natural length
   */
  public AreaCode {
    if (!isValid(value)) {
      throw new IllegalArgumentException("no area code: " + value);
    }
  }

  /**
   * The code written in its natural length.
   *
   * @throws IllegalArgumentException when the text is no such code
   */
  @JsonCreator
  public static AreaCode of(String value) {
    return new AreaCode(value);
  }

  /** The code written in its natural length; empty when the text is none. */
  public static Optional<AreaCode> parse(String text) {
    return isValid(text) ? Optional.of(new AreaCode(text)) : Optional.empty();
  }

  /**
   * The code as the national register pads it: 12 digits, zeros behind what the level needs ({@code
   * 110101000000} is the county 110101). Longer codes of grids and buildings, and codes that were
   * not padded, are taken as they are. Empty when the text is neither.
   *
   * <p>Three counties and one township of the register end in zeros themselves (441900, 442000,
   * 460400, 350527000): padded, they read as the area above. Read their files by column, in natural
   * length.
   */
  public static Optional<AreaCode> parsePadded(String text) {
    if (text.length() != NATIONAL_DIGITS || !isValid(text)) {
      return parse(text);
    }
    AreaCode code = new AreaCode(text);
    while (code.level() != AreaLevel.NATION && code.ownDigits().chars().allMatch(c -> c == '0')) {
      code = code.parent().orElseThrow();
    }
    return Optional.of(code);
  }

  /** The code for what people and files write: trims, and drops the padding of the register. */
  public static Optional<AreaCode> parseLoosely(String text) {
    return parsePadded(text.strip());
  }

  private static boolean isValid(String text) {
    return AreaLevel.ofDigits(text.length()).isPresent()
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Which step of the tree this code stands on. */
  public AreaLevel level() {
    return AreaLevel.ofDigits(value.length()).orElseThrow();
  }

  /** The area right above; empty for the nation. */
  public Optional<AreaCode> parent() {
    return level().above().map(above -> new AreaCode(value.substring(0, above.digits())));
  }

  /** This area or the one above it on a level; empty when this area itself is higher. */
  public Optional<AreaCode> at(AreaLevel level) {
    return value.length() < level.digits()
        ? Optional.empty()
        : Optional.of(new AreaCode(value.substring(0, level.digits())));
  }

  /**
   * The county that people's data of this area is kept by: the first six digits.
   *
   * @throws IllegalStateException when this area is higher than a county
   */
  public String county() {
    if (value.length() < COUNTY_DIGITS) {
      throw new IllegalStateException("above a county: " + value);
    }
    return value.substring(0, COUNTY_DIGITS);
  }

  /** The village or community; empty when this area is higher. */
  public Optional<AreaCode> village() {
    return at(AreaLevel.VILLAGE);
  }

  /** From the province down to this area itself; empty for the nation. */
  public List<AreaCode> path() {
    List<AreaCode> path = new ArrayList<>();
    for (AreaLevel level : AreaLevel.values()) {
      if (level != AreaLevel.NATION && level.digits() <= value.length()) {
        path.add(new AreaCode(value.substring(0, level.digits())));
      }
    }
    return path;
  }

  /** The code as the national register writes it: at least 12 digits, padded with zeros. */
  public String padded() {
    return value.length() >= NATIONAL_DIGITS
        ? value
        : value + "0".repeat(NATIONAL_DIGITS - value.length());
  }

  /** This area and all that lies beneath it. */
  public AreaRange range() {
    return AreaRange.ofPrefix(value);
  }

  /** Whether an area is this one or lies beneath it. */
  public boolean covers(AreaCode other) {
    return other.value.startsWith(value);
  }

  /**
   * The child with a number among its siblings, counted from 1 as the register does: {@code
   * child(7)} of a village is the grid {@code …007}.
   *
   * @throws IllegalArgumentException when the number does not fit, or for a building
   */
  public AreaCode child(int number) {
    AreaLevel below =
        level()
            .below()
            .orElseThrow(() -> new IllegalArgumentException("nothing lies beneath " + value));
    int width = below.digits() - value.length();
    String digits = Integer.toString(number);
    if (number < 0 || digits.length() > width) {
      throw new IllegalArgumentException("no child " + number + " of " + value);
    }
    return new AreaCode(value + "0".repeat(width - digits.length()) + digits);
  }

  /** The number among siblings: the digits this level adds. Zero for the nation. */
  public int number() {
    return level() == AreaLevel.NATION ? 0 : Integer.parseInt(ownDigits());
  }

  /**
   * The code after the area {@code from} became {@code to}; itself when it lies elsewhere.
   *
   * @throws IllegalArgumentException when the two are of different levels
   */
  public AreaCode moved(AreaCode from, AreaCode to) {
    if (from.level() != to.level()) {
      throw new IllegalArgumentException(from + " and " + to + " are of different levels");
    }
    return from.covers(this) ? new AreaCode(to.value + value.substring(from.value.length())) : this;
  }

  private String ownDigits() {
    return value.substring(level().above().orElseThrow().digits());
  }

  @Override
  public int compareTo(AreaCode other) {
    return value.compareTo(other.value);
  }

  @JsonValue
  @Override
  public String toString() {
    return value;
  }
}
