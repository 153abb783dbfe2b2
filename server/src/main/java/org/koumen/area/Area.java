package org.koumen.area;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An area in force.
 *
 * @param setting urban or rural, where that is known
 * @param since the day from which it has this code
 */
public record Area(AreaCode code, String name, Optional<AreaSetting> setting, LocalDate since) {

  /** Which step of the tree it stands on. */
  public AreaLevel level() {
    return code.level();
  }
}
