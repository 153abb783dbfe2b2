package org.koumen.exchange.other;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.koumen.area.Area;
import org.koumen.area.AreaDesk;
import org.koumen.exchange.Areas;
import org.koumen.exchange.Cells;
import org.koumen.exchange.ImportKind;
import org.koumen.exchange.ImportOrder;
import org.koumen.exchange.RowIntake;
import org.koumen.exchange.RowResult;
import org.koumen.exchange.sheet.HeadedSheet;
import org.koumen.exchange.sheet.SheetFile;
import org.koumen.exchange.sheet.Template;
import org.koumen.registry.Finding;
import org.koumen.registry.PhoneNumber;
import org.koumen.workforce.UnitKind;
import org.koumen.workforce.WorkforceIntake;
import org.springframework.stereotype.Component;

/** Takes files of units in, known by their codes. */
@Component
class UnitFile implements RowIntake.Kind {
  private static final int MOST_CODE = 40;
  private static final int MOST_NAME = 100;

  private final AreaDesk areas;
  private final WorkforceIntake intake;
  private final Elsewhere elsewhere;

  UnitFile(AreaDesk areas, WorkforceIntake intake, Elsewhere elsewhere) {
    this.areas = areas;
    this.intake = intake;
    this.elsewhere = elsewhere;
  }

  @Override
  public ImportKind kind() {
    return ImportKind.UNITS;
  }

  @Override
  public RowIntake<?> open(SheetFile file, ImportOrder order) {
    HeadedSheet<UnitHeading> sheet = HeadedSheet.open(file, UnitHeading.class);
    Areas known = new Areas(order.area(), areas.subtree(order.area()), order.scope());
    return new SimpleIntake<>(
        sheet,
        UnitHeading.class,
        cells -> read(cells, known),
        WorkforceIntake.UnitRow::code,
        (rows, write) -> take(rows, write, order));
  }

  private static WorkforceIntake.@Nullable UnitRow read(Cells<UnitHeading> cells, Areas known) {
    String code = cells.needed(UnitHeading.CODE, MOST_CODE);
    String name = cells.needed(UnitHeading.NAME, MOST_NAME);
    String word = cells.needed(UnitHeading.KIND, MOST_NAME);
    UnitKind kind = UnitKind.read(word).orElse(null);
    if (kind == null && !word.isEmpty()) {
      cells.issue(
          UnitHeading.KIND,
          new Finding.UnknownWord(
              word,
              Words.zh(UnitKind.values(), UnitKind::zh),
              Words.zh(UnitKind.values(), UnitKind::en)));
    }
    PhoneNumber phone = cells.value(UnitHeading.PHONE, PhoneNumber::read);
    Area area =
        cells.text(UnitHeading.AREA).isEmpty()
            ? known.root().orElse(null)
            : cells.area(UnitHeading.AREA, known.any(cells.text(UnitHeading.AREA)));
    if (area == null && cells.text(UnitHeading.AREA).isEmpty()) {
      cells.issue(UnitHeading.AREA, new Finding.Missing("区划", "the area"));
    }
    if (kind == null || area == null || !cells.issues().isEmpty()) {
      return null;
    }
    return new WorkforceIntake.UnitRow(
        code,
        name,
        kind,
        area.code().value(),
        cells.orNull(UnitHeading.PARENT, MOST_CODE),
        phone == null ? null : phone.value());
  }

  private List<SimpleIntake.Done> take(
      List<WorkforceIntake.UnitRow> rows, boolean write, ImportOrder order) {
    List<String> codes = rows.stream().map(WorkforceIntake.UnitRow::code).toList();
    Set<String> foreign = elsewhere.units(codes, order.scope());
    List<WorkforceIntake.UnitRow> own =
        rows.stream().filter(row -> !foreign.contains(row.code())).toList();
    Map<String, RowResult.Outcome> outcomes = new HashMap<>();
    if (write) {
      List<WorkforceIntake.Result> results = intake.takeUnits(own);
      for (int i = 0; i < own.size(); i++) {
        outcomes.put(own.get(i).code(), Words.outcome(results.get(i)));
      }
    } else {
      Set<String> known = elsewhere.knownUnits(codes);
      own.forEach(
          row ->
              outcomes.put(
                  row.code(),
                  known.contains(row.code()) ? RowResult.Outcome.SAME : RowResult.Outcome.ADDED));
    }
    List<SimpleIntake.Done> done = new ArrayList<>(rows.size());
    for (WorkforceIntake.UnitRow row : rows) {
      RowResult.Outcome outcome = outcomes.get(row.code());
      done.add(
          outcome == null
              ? SimpleIntake.Done.wrong(Elsewhere.issue())
              : SimpleIntake.Done.of(outcome));
    }
    return done;
  }

  @Override
  public HeadedSheet<?> header(SheetFile file) {
    return HeadedSheet.open(file, UnitHeading.class);
  }

  @Override
  public List<Template.Column> columns(boolean chinese) {
    return Columns.of(
        UnitHeading.class,
        chinese,
        heading ->
            switch (heading) {
              case CODE -> new Columns.Note("认单位的编码，不重复", "by which the unit is known", "ZH-001");
              case NAME -> new Columns.Note("全称", "full name", "庄河市水务局");
              case KIND ->
                  new Columns.Note(
                      "单位类型",
                      "kind of unit",
                      UnitKind.DEPARTMENT.zh(),
                      Words.zh(UnitKind.values(), chinese ? UnitKind::zh : UnitKind::en));
              case AREA ->
                  new Columns.Note(
                      "名称或代码；不填按本次导入的区划", "area; that of the import when left out", "东关街道");
              case PARENT ->
                  new Columns.Note("已有或同一份表中的单位", "of a unit known, or in the same file", "ZH-000");
              case PHONE -> new Columns.Note("办公电话", "phone", "0411-81234567");
            });
  }
}
