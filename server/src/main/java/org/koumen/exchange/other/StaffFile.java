package org.koumen.exchange.other;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.koumen.area.Area;
import org.koumen.area.AreaDesk;
import org.koumen.exchange.Areas;
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
import org.koumen.registry.Finding;
import org.koumen.registry.PersonName;
import org.koumen.registry.PhoneNumber;
import org.koumen.workforce.PostKind;
import org.koumen.workforce.StaffKind;
import org.koumen.workforce.StaffRank;
import org.koumen.workforce.WorkforceIntake;
import org.springframework.stereotype.Component;

/** Takes files of people who serve in, known by their codes; one post a row. */
@Component
class StaffFile implements RowIntake.Kind {
  private static final int MOST_CODE = 40;
  private static final int MOST_WORD = 40;
  private static final int MOST_LIST = 200;
  private static final LocalDate EARLIEST = LocalDate.of(1949, 10, 1);

  private final AreaDesk areas;
  private final WorkforceIntake intake;
  private final Elsewhere elsewhere;
  private final Jurisdiction jurisdiction;

  StaffFile(
      AreaDesk areas, WorkforceIntake intake, Elsewhere elsewhere, Jurisdiction jurisdiction) {
    this.areas = areas;
    this.intake = intake;
    this.elsewhere = elsewhere;
    this.jurisdiction = jurisdiction;
  }

  @Override
  public ImportKind kind() {
    return ImportKind.STAFF;
  }

  @Override
  public RowIntake<?> open(SheetFile file, ImportOrder order) {
    HeadedSheet<StaffHeading> sheet = HeadedSheet.open(file, StaffHeading.class);
    Areas known = new Areas(order.area(), areas.subtree(order.area()), order.scope());
    return new SimpleIntake<>(
        sheet,
        StaffHeading.class,
        cells -> read(cells, known),
        WorkforceIntake.StaffRow::code,
        (rows, write) -> take(rows, write, order));
  }

  private WorkforceIntake.@Nullable StaffRow read(Cells<StaffHeading> cells, Areas known) {
    String code = cells.needed(StaffHeading.CODE, MOST_CODE);
    PersonName name = cells.value(StaffHeading.NAME, PersonName::read);
    if (name == null && cells.text(StaffHeading.NAME).isEmpty()) {
      cells.issue(StaffHeading.NAME, new Finding.Missing("姓名", "the name"));
    }
    StaffKind kind =
        choice(
            cells,
            StaffHeading.KIND,
            StaffKind::read,
            Words.zh(StaffKind.values(), StaffKind::zh),
            Words.zh(StaffKind.values(), StaffKind::en));
    StaffRank rank =
        choice(
            cells,
            StaffHeading.RANK,
            StaffRank::read,
            Words.zh(StaffRank.values(), StaffRank::zh),
            Words.zh(StaffRank.values(), StaffRank::en));
    PostKind post =
        choice(
            cells,
            StaffHeading.POST,
            PostKind::read,
            Words.zh(PostKind.values(), PostKind::zh),
            Words.zh(PostKind.values(), PostKind::en));
    PhoneNumber phone = cells.value(StaffHeading.PHONE, PhoneNumber::read);
    Area area = area(cells, StaffHeading.AREA, known);
    LocalDate latest = jurisdiction.today().plusYears(1);
    LocalDate from = cells.day(StaffHeading.FROM, EARLIEST, latest);
    LocalDate to = cells.day(StaffHeading.TO, EARLIEST, latest.plusYears(50));
    LocalDate since = from == null ? jurisdiction.today().withDayOfYear(1) : from;
    Area postArea =
        post == null || cells.text(StaffHeading.POST_AREA).isEmpty()
            ? area
            : postArea(cells, area, known);
    if (cells.text(StaffHeading.KIND).isEmpty()) {
      cells.issue(StaffHeading.KIND, new Finding.Missing("人员类别", "the kind"));
    }
    if (name == null
        || kind == null
        || area == null
        || postArea == null
        || !cells.issues().isEmpty()) {
      return null;
    }
    return new WorkforceIntake.StaffRow(
        code,
        name.value(),
        kind,
        rank,
        cells.orNull(StaffHeading.UNIT, MOST_CODE),
        area.code().value(),
        phone == null ? null : phone.value(),
        list(cells.several(StaffHeading.SKILLS, MOST_LIST)),
        list(cells.several(StaffHeading.LANGUAGES, MOST_LIST)),
        since,
        to,
        post == null
            ? List.of()
            : List.of(new WorkforceIntake.PostRow(post, postArea.code().value(), since, to, null)));
  }

  private static List<String> list(@Nullable List<String> several) {
    return several == null ? List.of() : several;
  }

  private static @Nullable Area area(Cells<StaffHeading> cells, StaffHeading heading, Areas known) {
    String cell = cells.text(heading);
    if (!cell.isEmpty()) {
      return cells.area(heading, known.any(cell));
    }
    Area root = known.root().orElse(null);
    if (root == null) {
      cells.issue(heading, new Finding.Missing("区划", "the area"));
    }
    return root;
  }

  /** A grid is named within the village that the row is about, anything else anywhere. */
  private static @Nullable Area postArea(
      Cells<StaffHeading> cells, @Nullable Area area, Areas known) {
    String cell = cells.text(StaffHeading.POST_AREA);
    if (area != null
        && area.code().value().length() >= 12
        && known.grid(area, cell) instanceof Areas.Found.One(Area grid)) {
      return grid;
    }
    return cells.area(StaffHeading.POST_AREA, known.any(cell));
  }

  private static <T> @Nullable T choice(
      Cells<StaffHeading> cells,
      StaffHeading heading,
      Function<String, Optional<T>> read,
      List<String> zh,
      List<String> en) {
    String word = cells.text(heading, MOST_WORD);
    Optional<T> choice = word.isEmpty() ? Optional.empty() : read.apply(word);
    if (choice.isEmpty() && !word.isEmpty()) {
      cells.issue(heading, new Finding.UnknownWord(word, zh, en));
    }
    return choice.orElse(null);
  }

  private List<SimpleIntake.Done> take(
      List<WorkforceIntake.StaffRow> rows, boolean write, ImportOrder order) {
    List<String> codes = rows.stream().map(WorkforceIntake.StaffRow::code).toList();
    Set<String> foreign = elsewhere.staff(codes, order.scope());
    Set<String> units =
        elsewhere.knownUnits(
            rows.stream()
                .map(WorkforceIntake.StaffRow::unitCode)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    List<WorkforceIntake.StaffRow> sound =
        rows.stream()
            .filter(row -> !foreign.contains(row.code()))
            .filter(row -> row.unitCode() == null || units.contains(row.unitCode()))
            .toList();
    Map<String, RowResult.Outcome> outcomes = new HashMap<>();
    if (write) {
      List<WorkforceIntake.Result> results =
          intake.takeStaff(
              sound, order.account().orElse(null), order.name(), "导入《" + order.fileName() + "》");
      for (int i = 0; i < sound.size(); i++) {
        outcomes.put(sound.get(i).code(), Words.outcome(results.get(i)));
      }
    } else {
      Set<String> known = elsewhere.knownStaff(codes);
      sound.forEach(
          row ->
              outcomes.put(
                  row.code(),
                  known.contains(row.code()) ? RowResult.Outcome.SAME : RowResult.Outcome.ADDED));
    }
    List<SimpleIntake.Done> done = new ArrayList<>(rows.size());
    for (WorkforceIntake.StaffRow row : rows) {
      RowResult.Outcome outcome = outcomes.get(row.code());
      if (outcome != null) {
        done.add(SimpleIntake.Done.of(outcome));
      } else if (foreign.contains(row.code())) {
        done.add(SimpleIntake.Done.wrong(Elsewhere.issue()));
      } else {
        done.add(
            SimpleIntake.Done.wrong(
                new Issue(
                    StaffHeading.UNIT.zh(),
                    "unit-unknown",
                    "没有编码为“" + row.unitCode() + "”的单位，请先导入单位",
                    "no unit has the code " + row.unitCode() + "; import the units first")));
      }
    }
    return done;
  }

  @Override
  public HeadedSheet<?> header(SheetFile file) {
    return HeadedSheet.open(file, StaffHeading.class);
  }

  @Override
  public List<Template.Column> columns(boolean chinese) {
    return Columns.of(
        StaffHeading.class,
        chinese,
        heading ->
            switch (heading) {
              case CODE ->
                  new Columns.Note("认人的编码，如工号，不重复", "by which the person is known", "G-0101");
              case NAME -> new Columns.Note("姓名", "name", "李四");
              case KIND ->
                  new Columns.Note(
                      "人员类别",
                      "kind",
                      StaffKind.GRID_WORKER.zh(),
                      Words.zh(StaffKind.values(), chinese ? StaffKind::zh : StaffKind::en));
              case RANK ->
                  new Columns.Note(
                      "干部的层级",
                      "rank of a cadre",
                      StaffRank.VILLAGE.zh(),
                      Words.zh(StaffRank.values(), chinese ? StaffRank::zh : StaffRank::en));
              case UNIT -> new Columns.Note("已导入的单位", "of a unit that is known", "ZH-001");
              case AREA ->
                  new Columns.Note(
                      "名称或代码；不填按本次导入的区划", "area; that of the import when left out", "东兴社区");
              case PHONE -> new Columns.Note("工作电话", "work phone", "13800000000");
              case SKILLS -> new Columns.Note("几项用顿号隔开", "several, parted by commas", "法律、水电");
              case LANGUAGES -> new Columns.Note("几种用顿号隔开", "several, parted by commas", "普通话、藏语");
              case FROM ->
                  new Columns.Note(
                      "从何时起；不填按今年元旦", "since when; New Year's Day when left out", "2026-01-01");
              case TO -> new Columns.Note("到何时止", "until when", "");
              case POST ->
                  new Columns.Note(
                      "在网格中的岗位",
                      "post in a grid team",
                      PostKind.GRID_LEAD.zh(),
                      Words.zh(PostKind.values(), chinese ? PostKind::zh : PostKind::en));
              case POST_AREA -> new Columns.Note("岗位所在的网格或区划", "area of the post", "第一网格");
            });
  }
}
