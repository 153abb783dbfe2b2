package org.koumen.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a campaign has come, by the households that are there now; of a closed one, when it was
 * closed.
 *
 * @param asOf by which day
 * @param pace what share of the days has gone, from 0 to 1
 * @param total of what the reader may see
 * @param rows by area, unit or person, in their usual order and never by merit
 */
public record Coverage(LocalDate asOf, double pace, Line total, List<Row> rows) {

  /**
   * Figures of some households.
   *
   * @param due all of the campaign
   * @param behind how many fewer were reached than an even pace would have by now; 0 when on pace
   * @param needsHelp whether it is behind by a tenth and at least three
   */
  public record Line(
      int due, int reached, int refused, int missed, int moved, int behind, boolean needsHelp) {}

  /**
   * One line.
   *
   * @param code of the area
   * @param staffId of the person
   * @param unitId of the unit, or of the person's unit
   * @param name null for households that nobody who takes part looks after
   * @param leaf whether there is nothing beneath
   */
  public record Row(
      @Nullable String code,
      @Nullable UUID staffId,
      @Nullable UUID unitId,
      @Nullable String name,
      @Nullable String unitName,
      boolean leaf,
      Line line) {}
}
