package org.koumen.calendar;

import java.time.LocalTime;
import org.koumen.platform.Setting;

/**
 * When offices are open.
 *
 * @param closes hour and minute at which they close; a term ends then
 */
public record OfficeHours(LocalTime closes) {
  /** Offices close at five. */
  public static final Setting<OfficeHours> SETTING =
      new Setting<>(
          "calendar.office-hours", OfficeHours.class, new OfficeHours(LocalTime.of(17, 0)));
}
