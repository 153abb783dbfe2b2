package org.koumen.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an area and a period, with their parts by area and by day.
 *
 * @param code of the area
 * @param from first day, inclusive
 * @param to last day, inclusive
 * @param asOf the moment at which all figures of the page were true together
 * @param figures in the order of the catalogue
 * @param areas parts that add up to the figures
 * @param days days on which anything was counted
 */
public record LedgerPage(
    String code,
    @Nullable String name,
    LocalDate from,
    LocalDate to,
    Instant asOf,
    List<Figure> figures,
    List<AreaPart> areas,
    List<DayPart> days) {

  /**
   * One figure.
   *
   * @param measure stable name
   * @param label short name in the reader's language
   * @param definition what exactly is counted, in the reader's language
   * @param unit count, minutes or share
   * @param value null for a share of nothing
   * @param rows address under which its rows open; null for a quotient
   */
  public record Figure(
      String measure,
      String label,
      String definition,
      String unit,
      @Nullable Double value,
      @Nullable String rows) {}

  /**
   * What an area has of each measure; measures without anything are left out.
   *
   * @param own whether this is what lies in the asked area itself and in none beneath it
   */
  public record AreaPart(
      String code, @Nullable String name, boolean own, Map<String, Long> values) {}

  /** What a day has of each measure; measures without anything are left out. */
  public record DayPart(LocalDate day, Map<String, Long> values) {}
}
