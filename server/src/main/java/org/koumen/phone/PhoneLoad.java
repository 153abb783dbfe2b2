package org.koumen.phone;

import org.koumen.platform.Setting;

/**
 * How much one phone carries.
 *
 * @param households at most; who serves more chooses an area
 */
public record PhoneLoad(int households) {
  /** Two thousand: some three grids, and a few megabytes. */
  public static final Setting<PhoneLoad> SETTING =
      new Setting<>("phone.load", PhoneLoad.class, new PhoneLoad(2_000));
}
