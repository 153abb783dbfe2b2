package org.koumen.area;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.platform.ForeignPictures;
import org.koumen.platform.Setting;
import org.koumen.platform.Settings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What lies beneath the boundaries on a map: the jurisdiction's own tiles, or plain paper. */
@RestController
class MapEndpoint implements ForeignPictures {
  /**
   * URL pattern of raster tiles with {@code {z}/{x}/{y}}; empty for none, so that a map needs no
   * internet.
   */
  static final Setting<String> TILES = new Setting<>("map.tiles", String.class, "");

  /** Coordinate system of the tiles. */
  static final Setting<Crs> CRS = new Setting<>("map.crs", Crs.class, Crs.WGS84);

  /** Whom the tiles' licence wants named. */
  static final Setting<String> ATTRIBUTION = new Setting<>("map.attribution", String.class, "");

  private static final String PAPER = "#f6f4ef";

  private final Settings settings;

  MapEndpoint(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Optional<String> address() {
    return Optional.of(settings.get(TILES)).filter(tiles -> !tiles.isBlank());
  }

  /**
   * A style of the MapLibre specification, version 8.
   *
   * @param metadata {@code koumen:crs} tells in which coordinate system to ask for boundaries
   */
  record Style(
      int version,
      String name,
      Map<String, Object> metadata,
      Map<String, Object> sources,
      List<Map<String, Object>> layers) {}

  @Needs(Permission.AREA_READ)
  @GetMapping("/api/map/style")
  Style style() {
    Map<String, Object> sources = new LinkedHashMap<>();
    List<Map<String, Object>> layers = new ArrayList<>();
    layers.add(
        Map.of("id", "paper", "type", "background", "paint", Map.of("background-color", PAPER)));
    String tiles = settings.get(TILES);
    if (!tiles.isBlank()) {
      sources.put(
          "tiles",
          Map.of(
              "type",
              "raster",
              "tiles",
              List.of(tiles),
              "tileSize",
              256,
              "attribution",
              settings.get(ATTRIBUTION)));
      layers.add(Map.of("id", "tiles", "type", "raster", "source", "tiles"));
    }
    return new Style(8, "Koumen", Map.of("koumen:crs", settings.get(CRS).name()), sources, layers);
  }
}
