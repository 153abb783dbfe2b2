package org.koumen.area;

import org.koumen.platform.Setting;

/**
 * What lies beneath the boundaries on a map.
 *
 * @param tiles URL pattern of raster tiles with {@code {z}/{x}/{y}}; empty for none, so that a map
 *     needs no internet
 * @param crs coordinate system of the tiles
 * @param attribution whom the tiles' licence wants named
 */
record BaseMap(String tiles, Crs crs, String attribution) {
  static final Setting<BaseMap> SETTING =
      new Setting<>("area.map", BaseMap.class, new BaseMap("", Crs.WGS84, ""));
}
