package org.koumen.area;

import java.util.Optional;

/**
 * A row of a register of areas, as an intake brings it.
 *
 * @param setting as the register says; empty to read it from the name of a village
 */
public record AreaEntry(AreaCode code, String name, Optional<AreaSetting> setting) {

  /** A row that says nothing of its setting. */
  public AreaEntry(AreaCode code, String name) {
    this(code, name, Optional.empty());
  }

  Optional<AreaSetting> settingOrGuess() {
    return setting.isPresent() || code.level() != AreaLevel.VILLAGE
        ? setting
        : AreaSetting.ofVillageName(name);
  }
}
