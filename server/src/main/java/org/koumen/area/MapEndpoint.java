package org.koumen.area;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.koumen.access.Needs;
import org.koumen.access.Open;
import org.koumen.access.Permission;
import org.koumen.platform.ForeignPictures;
import org.koumen.platform.Settings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What lies beneath the boundaries on a map: the jurisdiction's own tiles, or plain paper. */
@RestController
class MapEndpoint implements ForeignPictures {
  private static final String PAPER = "#f6f4ef";

  private final Settings settings;

  MapEndpoint(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Optional<String> address() {
    return Optional.of(settings.get(BaseMap.SETTING).tiles()).filter(tiles -> !tiles.isBlank());
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

  /** For those who serve. */
  @Needs(Permission.AREA_READ)
  @GetMapping("/api/map/style")
  Style style() {
    return beneath();
  }

  /** For everybody: the same paper or tiles. */
  @Open("what lies beneath a map; nobody's data")
  @GetMapping("/api/open/map/style")
  Style openStyle() {
    return beneath();
  }

  private Style beneath() {
    Map<String, Object> sources = new LinkedHashMap<>();
    List<Map<String, Object>> layers = new ArrayList<>();
    layers.add(
        Map.of("id", "paper", "type", "background", "paint", Map.of("background-color", PAPER)));
    BaseMap map = settings.get(BaseMap.SETTING);
    if (!map.tiles().isBlank()) {
      sources.put(
          "tiles",
          Map.of(
              "type",
              "raster",
              "tiles",
              List.of(map.tiles()),
              "tileSize",
              256,
              "attribution",
              map.attribution()));
      layers.add(Map.of("id", "tiles", "type", "raster", "source", "tiles"));
    }
    return new Style(8, "Koumen", Map.of("koumen:crs", map.crs().name()), sources, layers);
  }
}
