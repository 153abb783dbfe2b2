package org.koumen.exchange.other;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.koumen.area.Area;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.AreaEntry;
import org.koumen.area.AreaIntake;
import org.koumen.area.AreaSetting;
import org.koumen.exchange.Cells;
import org.koumen.exchange.ImportKind;
import org.koumen.exchange.ImportOrder;
import org.koumen.exchange.Issue;
import org.koumen.exchange.RowIntake;
import org.koumen.exchange.RowResult;
import org.koumen.exchange.sheet.HeadedSheet;
import org.koumen.exchange.sheet.SheetFile;
import org.koumen.exchange.sheet.Template;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Component;

/**
 * Takes tables of areas in, such as the grids of a county; the national register comes as a folder.
 */
@Component
class AreaFile implements RowIntake.Kind {
  private static final int MOST_CODE = 18;
  private static final int MOST_NAME = 60;

  private final AreaDesk desk;
  private final AreaIntake intake;
  private final Jurisdiction jurisdiction;

  AreaFile(AreaDesk desk, AreaIntake intake, Jurisdiction jurisdiction) {
    this.desk = desk;
    this.intake = intake;
    this.jurisdiction = jurisdiction;
  }

  @Override
  public ImportKind kind() {
    return ImportKind.AREAS;
  }

  @Override
  public RowIntake<?> open(SheetFile file, ImportOrder order) {
    return new SimpleIntake<>(
        HeadedSheet.open(file, AreaHeading.class),
        AreaHeading.class,
        cells -> read(cells, order),
        entry -> entry.code().value(),
        (entries, write) -> take(entries, write, order));
  }

  private static @Nullable AreaEntry read(Cells<AreaHeading> cells, ImportOrder order) {
    String written = cells.needed(AreaHeading.CODE, MOST_CODE);
    String name = cells.needed(AreaHeading.NAME, MOST_NAME);
    Optional<AreaCode> code = AreaCode.parsePadded(written);
    if (code.isEmpty() && !written.isEmpty()) {
      cells.issue(
          AreaHeading.CODE,
          "area-code",
          "代码应为 2、4、6、9、12、15 或 18 位数字",
          "a code has 2, 4, 6, 9, 12, 15 or 18 digits");
    }
    boolean within =
        code.map(it -> order.area().covers(it) && order.scope().covers(it.value())).orElse(true);
    if (!within) {
      cells.issue(
          AreaHeading.CODE, "area-unknown", "不在本次导入的范围内", "lies outside the area of this import");
    }
    return code.isPresent() && cells.issues().isEmpty()
        ? new AreaEntry(code.get(), name, setting(cells.text(AreaHeading.SETTING)))
        : null;
  }

  private static Optional<AreaSetting> setting(String word) {
    if (word.startsWith("城") || word.equalsIgnoreCase("urban")) {
      return Optional.of(AreaSetting.URBAN);
    }
    return word.startsWith("乡")
            || word.startsWith("农")
            || word.startsWith("村")
            || word.equalsIgnoreCase("rural")
        ? Optional.of(AreaSetting.RURAL)
        : Optional.empty();
  }

  private List<SimpleIntake.Done> take(List<AreaEntry> entries, boolean write, ImportOrder order) {
    Map<AreaCode, String> names = new HashMap<>();
    desk.findAll(entries.stream().map(AreaEntry::code).toList())
        .forEach(area -> names.put(area.code(), area.name()));
    Set<AreaCode> orphans = orphans(entries);
    List<AreaEntry> sound =
        entries.stream()
            .filter(entry -> !orphans.contains(entry.code()))
            .sorted(Comparator.comparing(entry -> entry.code().value()))
            .toList();
    if (write && !sound.isEmpty()) {
      intake.load(sound.stream(), jurisdiction.today(), order.account(), read -> {});
    }
    List<SimpleIntake.Done> done = new ArrayList<>(entries.size());
    for (AreaEntry entry : entries) {
      String name = names.get(entry.code());
      if (orphans.contains(entry.code())) {
        done.add(
            SimpleIntake.Done.wrong(
                new Issue(
                    AreaHeading.CODE.zh(),
                    "area-parent-unknown",
                    "上级区划不存在，请先导入上级",
                    "there is no area above it; import that first")));
      } else {
        done.add(
            SimpleIntake.Done.of(
                name == null
                    ? RowResult.Outcome.ADDED
                    : name.equals(entry.name().strip())
                        ? RowResult.Outcome.SAME
                        : RowResult.Outcome.CHANGED));
      }
    }
    return done;
  }

  /** Those whose area above is neither known nor sound in the same batch. */
  private Set<AreaCode> orphans(List<AreaEntry> entries) {
    Set<AreaCode> given = new HashSet<>();
    entries.forEach(entry -> given.add(entry.code()));
    Set<AreaCode> known = new HashSet<>();
    desk
        .findAll(
            entries.stream().flatMap(entry -> entry.code().parent().stream()).distinct().toList())
        .stream()
        .map(Area::code)
        .forEach(known::add);
    Set<AreaCode> orphans = new HashSet<>();
    entries.stream()
        .sorted(Comparator.comparing(entry -> entry.code().value()))
        .forEach(
            entry -> {
              AreaCode parent = entry.code().parent().orElse(AreaCode.NATION);
              boolean held =
                  parent.equals(AreaCode.NATION)
                      || known.contains(parent)
                      || given.contains(parent) && !orphans.contains(parent);
              if (!held) {
                orphans.add(entry.code());
              }
            });
    return orphans;
  }

  @Override
  public HeadedSheet<?> header(SheetFile file) {
    return HeadedSheet.open(file, AreaHeading.class);
  }

  @Override
  public List<Template.Column> columns(boolean chinese) {
    return Columns.of(
        AreaHeading.class,
        chinese,
        heading ->
            switch (heading) {
              case CODE ->
                  new Columns.Note(
                      "国家统计区划代码；网格在村代码后加 3 位，楼栋再加 3 位",
                      "national code; a grid adds three digits to the village, a building three"
                          + " more",
                      "630104001001001");
              case NAME -> new Columns.Note("名称", "name", "第一网格");
              case SETTING ->
                  new Columns.Note(
                      "城镇或乡村，决定网格大小规则",
                      "urban or rural, for the size of grids",
                      "城镇",
                      chinese ? List.of("城镇", "乡村") : List.of("urban", "rural"));
            });
  }
}
