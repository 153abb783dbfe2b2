package org.koumen.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The areas within which a query may look: an argument of every query on people's data.
 *
 * <p>An area is a prefix of area codes; its subtree is the range from the prefix up to, and
 * without, the next one. Queries bind {@link #from} and {@link #to} as arrays of equal length:
 *
 * <pre>{@code
 * and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
 *             where area_code >= s.f and area_code < s.t)
 * }</pre>
 *
 * @param prefixes area codes of natural length, none beneath another, in order; empty means nowhere
 */
public record Scope(List<String> prefixes) {
  private static final int COUNTY_DIGITS = 6;
  private static final Scope NOWHERE = new Scope(List.of());

  public Scope {
    prefixes = List.copyOf(prefixes);
  }

  /** The union of some areas; what lies beneath another area of the list is left out. */
  public static Scope of(Collection<String> areas) {
    List<String> kept = new ArrayList<>();
    for (String area : areas.stream().distinct().sorted().toList()) {
      if (kept.stream().noneMatch(area::startsWith)) {
        kept.add(area);
      }
    }
    return new Scope(kept);
  }

  public static Scope of(String area) {
    return new Scope(List.of(area));
  }

  /** No area at all. */
  public static Scope nowhere() {
    return NOWHERE;
  }

  /**
   * Everything there is: for work that the system does in nobody's name (timers, imports started on
   * the server's own command line). Search for callers of this method to find every bypass.
   */
  public static Scope wholeSystemWithoutAPerson() {
    return new Scope(List.of(""));
  }

  public boolean isNowhere() {
    return prefixes.isEmpty();
  }

  /** Whether this area, as a whole, lies within. */
  public boolean covers(String area) {
    return prefixes.stream().anyMatch(area::startsWith);
  }

  /** Whether this area lies within, or has something within beneath it. */
  public boolean touches(String area) {
    return prefixes.stream().anyMatch(prefix -> area.startsWith(prefix) || prefix.startsWith(area));
  }

  /** What of this scope lies within an area; nowhere when nothing does. */
  public Scope within(String area) {
    if (covers(area)) {
      return of(area);
    }
    return new Scope(prefixes.stream().filter(prefix -> prefix.startsWith(area)).toList());
  }

  /** What lies within this scope and within another. */
  public Scope and(Scope other) {
    return of(
        prefixes.stream().flatMap(prefix -> other.within(prefix).prefixes().stream()).toList());
  }

  /** First code of each range, inclusive. */
  public String[] from() {
    return prefixes.toArray(String[]::new);
  }

  /** Last code of each range, exclusive. */
  public String[] to() {
    return prefixes.stream().map(Scope::after).toArray(String[]::new);
  }

  /**
   * The first county that may lie within, as digits alone: any collation puts these in the same
   * order, while the bounds of {@link #to} hold in byte order only.
   */
  public String firstCounty() {
    return county(prefixes.getFirst(), '0');
  }

  /** The last county that may lie within, inclusive. */
  public String lastCounty() {
    return county(prefixes.getLast(), '9');
  }

  private static String county(String prefix, char filler) {
    return (prefix + String.valueOf(filler).repeat(COUNTY_DIGITS)).substring(0, COUNTY_DIGITS);
  }

  /** The first code behind a subtree, in byte order. */
  public static String after(String prefix) {
    if (prefix.isEmpty()) {
      // Codes are made of digits; ':' follows '9'.
      return ":";
    }
    int last = prefix.length() - 1;
    return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
  }
}
