package org.koumen.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.koumen.access.Scope;
import org.koumen.area.Area;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaLevel;

/**
 * Understands what a file says of villages and grids, within the area that an import is for. What
 * lies outside does not exist here.
 */
public final class Areas {
  private final AreaCode root;
  private final Map<String, Area> byCode = new HashMap<>();
  private final Map<String, List<Area>> villagesByName = new HashMap<>();
  private final Map<String, List<Area>> othersByName = new HashMap<>();
  private final Map<String, Map<String, Area>> gridsByName = new HashMap<>();
  private final Map<String, Found> seen = new HashMap<>();
  private static final int MOST_SEEN = 50_000;

  /** What came of a cell. */
  public sealed interface Found {
    /** One area. */
    record One(Area area) implements Found {}

    /** No such area within the import's own. */
    record None() implements Found {}

    /** Several of that name. */
    record Several(List<Area> areas) implements Found {}
  }

  /**
   * @param root the area the import is for
   * @param subtree the root and all beneath it
   * @param scope what the importer may write
   */
  public Areas(AreaCode root, List<Area> subtree, Scope scope) {
    this.root = root;
    for (Area area : subtree) {
      if (!scope.covers(area.code().value())) {
        continue;
      }
      byCode.put(area.code().value(), area);
      if (area.level() == AreaLevel.VILLAGE) {
        villagesByName.computeIfAbsent(fold(area.name()), name -> new ArrayList<>(1)).add(area);
        String bare = fold(bare(area.name()));
        if (!bare.equals(fold(area.name()))) {
          villagesByName.computeIfAbsent(bare, name -> new ArrayList<>(1)).add(area);
        }
      } else if (area.level() == AreaLevel.GRID || area.level() == AreaLevel.BUILDING) {
        gridsByName
            .computeIfAbsent(area.code().value().substring(0, 12), village -> new HashMap<>())
            .putIfAbsent(fold(area.name()), area);
      } else {
        othersByName.computeIfAbsent(fold(area.name()), name -> new ArrayList<>(1)).add(area);
      }
    }
  }

  /**
   * The village that a file means when it says nothing: the one the import is for, if it is for
   * one.
   */
  public Optional<Area> defaultVillage() {
    return root.village().flatMap(village -> Optional.ofNullable(byCode.get(village.value())));
  }

  /** The grid that a file means when it says nothing. */
  public Optional<Area> defaultGrid() {
    return root.level().compareTo(AreaLevel.VILLAGE) > 0
        ? Optional.ofNullable(byCode.get(root.value()))
        : Optional.empty();
  }

  /** The area that a file means when it says nothing: the one it is for. */
  public Optional<Area> root() {
    return Optional.ofNullable(byCode.get(root.value()));
  }

  /** The name of an area. */
  public Optional<String> name(String code) {
    return Optional.ofNullable(byCode.get(code)).map(Area::name);
  }

  /** An area of any level, by code or name. */
  public Found any(String cell) {
    Optional<Area> coded =
        AreaCode.parseLoosely(cell.strip())
            .flatMap(code -> Optional.ofNullable(byCode.get(code.value())));
    if (coded.isPresent()) {
      return new Found.One(coded.get());
    }
    List<Area> named = othersByName.getOrDefault(fold(cell), List.of());
    return named.size() == 1
        ? new Found.One(named.getFirst())
        : named.isEmpty() ? village(cell) : new Found.Several(List.copyOf(named));
  }

  /**
   * A village, or a grid or building within one, by code or name; 东关街道/东兴社区 names the township too.
   */
  public synchronized Found village(String cell) {
    forgetWhenMany();
    return seen.computeIfAbsent(cell, this::findVillage);
  }

  /** A file may hold a million different names that mean nothing. */
  private void forgetWhenMany() {
    if (seen.size() > MOST_SEEN) {
      seen.clear();
    }
  }

  private Found findVillage(String cell) {
    String plain = cell.strip();
    Optional<AreaCode> code = AreaCode.parseLoosely(plain);
    if (code.isPresent()) {
      Area area = byCode.get(code.get().value());
      return area == null || area.level().compareTo(AreaLevel.VILLAGE) < 0
          ? new Found.None()
          : new Found.One(area);
    }
    String[] parts = plain.split("[/／\\\\>＞]+");
    List<Area> named = villagesByName.getOrDefault(fold(parts[parts.length - 1]), List.of());
    if (named.isEmpty()) {
      named = villagesByName.getOrDefault(fold(bare(parts[parts.length - 1])), List.of());
    }
    if (named.size() > 1 && parts.length > 1) {
      String township = fold(parts[parts.length - 2]);
      named =
          named.stream()
              .filter(
                  area ->
                      area.code()
                          .parent()
                          .map(parent -> nameOf(parent).equals(township))
                          .orElse(false))
              .toList();
    }
    return switch (named.size()) {
      case 0 -> new Found.None();
      case 1 -> new Found.One(named.getFirst());
      default -> new Found.Several(List.copyOf(named));
    };
  }

  /** A grid of a village by code, number or name: 163…003, 3, 第3网格, 三网格. */
  public synchronized Found grid(Area village, String cell) {
    forgetWhenMany();
    return seen.computeIfAbsent(
        village.code().value() + '\n' + cell, key -> findGrid(village, cell));
  }

  private Found findGrid(Area village, String cell) {
    String plain = cell.strip();
    String villageCode = village.code().value().substring(0, 12);
    Optional<AreaCode> code = AreaCode.parse(plain);
    if (code.isPresent() && code.get().level().compareTo(AreaLevel.VILLAGE) > 0) {
      Area area = byCode.get(code.get().value());
      return area != null && plain.startsWith(villageCode) ? new Found.One(area) : new Found.None();
    }
    Map<String, Area> grids = gridsByName.getOrDefault(villageCode, Map.of());
    Area named = grids.get(fold(plain));
    if (named != null) {
      return new Found.One(named);
    }
    String digits = plain.replaceAll("[^0-9]", "");
    if (!digits.isEmpty()
        && digits.length() <= 3
        && plain.replaceAll("[0-9第号网格\\s]", "").isEmpty()) {
      Area numbered = byCode.get(villageCode + "0".repeat(3 - digits.length()) + digits);
      if (numbered != null) {
        return new Found.One(numbered);
      }
    }
    return new Found.None();
  }

  private String nameOf(AreaCode code) {
    Area area = byCode.get(code.value());
    return area == null ? "" : fold(area.name());
  }

  /** 东兴社区居委会, 东兴社区居民委员会 and 东兴社区 are one. */
  private static String bare(String name) {
    return name.strip().replaceFirst("(居民委员会|村民委员会|居委会|村委会|委员会)$", "");
  }

  private static String fold(String name) {
    StringBuilder out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= '！' && c <= '～') {
        c -= 0xFEE0;
      }
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
        out.append(Character.toLowerCase(c));
      }
    }
    return out.toString();
  }
}
