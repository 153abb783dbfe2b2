package org.koumen.area;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** Whether a village or grid is urban or rural: which size a grid should have. */
public enum AreaSetting {
  URBAN,
  RURAL;

  /** The name in the database and in JSON. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The setting written as {@link #code()} says.
   *
   * @throws IllegalArgumentException when there is no such setting
   */
  @JsonCreator
  public static AreaSetting of(String code) {
    for (AreaSetting setting : values()) {
      if (setting.code().equals(code)) {
        return setting;
      }
    }
    throw new IllegalArgumentException("no such setting: " + code);
  }

  /**
   * What the name of a village or community says: residents' committees (居委会, 社区) are urban,
   * villagers' committees (村委会) rural; empty for farms, schools, and other names.
   */
  public static Optional<AreaSetting> ofVillageName(String name) {
    if (name.endsWith("村委会") || name.endsWith("村民委员会") || name.endsWith("村")) {
      return Optional.of(RURAL);
    }
    if (name.contains("社区") || name.endsWith("居委会") || name.endsWith("居民委员会")) {
      return Optional.of(URBAN);
    }
    return Optional.empty();
  }
}
