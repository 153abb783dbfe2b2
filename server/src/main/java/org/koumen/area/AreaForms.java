package org.koumen.area;

import java.util.ArrayList;
import java.util.List;
import org.koumen.platform.SettingField;
import org.koumen.platform.SettingField.Option;
import org.koumen.platform.SettingForm;
import org.koumen.platform.SettingForm.Flaw;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a jurisdiction decides about its grids and maps, as forms. */
@Configuration(proxyBeanMethods = false)
class AreaForms {
  private static final int MOST_HOUSEHOLDS = 100_000;

  @Bean
  SettingForm<GridSizes> gridSizesForm() {
    return new SettingForm<>(
        GridSizes.SETTING,
        "网格规模",
        "Size of grids",
        "多少户算合适；太大或太小的网格会在地图和首页标出。",
        "How many households are right; grids outside are shown on the map and the first page.",
        List.of(
            SettingField.number("urbanMin", "城镇网格最少户数", "Least in towns", 1, MOST_HOUSEHOLDS),
            SettingField.number("urbanMax", "城镇网格最多户数", "Most in towns", 1, MOST_HOUSEHOLDS),
            SettingField.number("ruralMin", "农村网格最少户数", "Least in the country", 1, MOST_HOUSEHOLDS),
            SettingField.number("ruralMax", "农村网格最多户数", "Most in the country", 1, MOST_HOUSEHOLDS)),
        (before, after) -> {
          List<Flaw> flaws = new ArrayList<>();
          if (after.urbanMax() < after.urbanMin()) {
            flaws.add(
                new Flaw("urbanMax", "城镇网格的最多户数不能小于最少户数", "The most in towns is below the least"));
          }
          if (after.ruralMax() < after.ruralMin()) {
            flaws.add(
                new Flaw(
                    "ruralMax", "农村网格的最多户数不能小于最少户数", "The most in the country is below the least"));
          }
          return flaws;
        });
  }

  @Bean
  SettingForm<BaseMap> baseMapForm() {
    return new SettingForm<>(
        BaseMap.SETTING,
        "底图",
        "Base map",
        "边界下面铺什么图。留空就是白底，不需要互联网。",
        "What lies beneath the boundaries. Empty means plain paper, which needs no internet.",
        List.of(
            SettingField.text("tiles", "瓦片地址", "Address of tiles", 500)
                .note(
                    "如 https://瓦片服务/{z}/{x}/{y}.png；只填本单位有权使用的服务",
                    "Such as https://tiles.example/{z}/{x}/{y}.png; only one that you may use"),
            SettingField.choice(
                "crs",
                "瓦片坐标系",
                "Coordinate system",
                List.of(
                    new Option("CGCS2000", "CGCS2000（天地图）", "CGCS2000"),
                    new Option("WGS84", "WGS-84", "WGS-84"),
                    new Option("GCJ02", "GCJ-02（高德、腾讯）", "GCJ-02"))),
            SettingField.text("attribution", "图源与审图号", "Attribution", 200)),
        (before, after) ->
            isTileAddress(after.tiles())
                ? List.of()
                : List.of(
                    new Flaw(
                        "tiles",
                        "瓦片地址要以 https:// 、http:// 或 / 开头，并含有 {z}、{x}、{y}",
                        "The address of tiles begins with https://, http:// or / and has {z}, {x},"
                            + " {y}")));
  }

  private static boolean isTileAddress(String address) {
    return address.isBlank()
        || (address.matches("(https?:/)?/[^\\s\"'<>]+")
            && address.contains("{z}")
            && address.contains("{x}")
            && address.contains("{y}"));
  }
}
