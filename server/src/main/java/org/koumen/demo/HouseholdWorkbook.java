package org.koumen.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.koumen.registry.HouseholdKind;
import org.koumen.registry.NewCare;
import org.koumen.registry.PremisesUse;
import org.koumen.registry.Relation;
import org.koumen.registry.ResidentState;
import org.koumen.registry.Sex;

/** Writes invented households as a workbook that the import of household files reads. */
final class HouseholdWorkbook {

  /** One line for each resident and each empty home; the names are those the import knows. */
  static final List<String> COLUMNS =
      List.of(
          "村（社区）", "网格", "小区", "楼栋", "单元", "楼层", "门牌", "详细地址", "房屋用途", "户编号", "户类型", "户主姓名", "姓名",
          "性别", "出生日期", "身份证号", "手机", "与户主关系", "语言", "学校", "工作单位", "是否在户", "入住日期", "三色标记", "标记原因",
          "标记复查日期");

  private static final int FLUSH_EVERY = 1_000;

  /**
   * What stands in a workbook.
   *
   * @param lines without the heading
   * @param twice people who stand in it twice, as happens in real files
   * @param sameNumber those of them whose second line has their identity number too
   */
  record Written(int lines, int twice, int sameNumber) {}

  private final Worksheet sheet;
  private int row;
  private int twice;
  private int sameNumber;

  private HouseholdWorkbook(Worksheet sheet) {
    this.sheet = sheet;
  }

  /** Writes everybody of a world. */
  static Written write(DemoWorld world, OutputStream out) throws IOException {
    try (Workbook workbook = new Workbook(out, "Koumen", "1.0")) {
      HouseholdWorkbook sheet = new HouseholdWorkbook(workbook.newWorksheet("住户"));
      sheet.line(COLUMNS);
      world.villages(homes -> homes.forEach(sheet::household));
      world.emptyHomes(homes -> homes.forEach(sheet::empty));
      sheet.sheet.finish();
      return new Written(sheet.row - 1, sheet.twice, sheet.sameNumber);
    }
  }

  private void household(MadeHousehold home) {
    for (MadePerson person : home.people()) {
      person(home, person);
    }
    for (MadePerson again : home.doubles()) {
      person(home, again);
      twice++;
      sameNumber += again.identity() == null ? 0 : 1;
    }
  }

  /** A home that nobody lives in: the columns of the premises alone. */
  private void empty(Home home) {
    line(
        Arrays.asList(
            home.areaCode().substring(0, 12),
            home.areaCode().substring(0, 15),
            home.compound(),
            home.building(),
            home.entrance(),
            home.floor(),
            home.room(),
            home.address(),
            PremisesUse.VACANT.zh()));
  }

  private void person(MadeHousehold made, MadePerson person) {
    Home home = made.home();
    NewCare.@Nullable Mark mark =
        made.care().mark().isEmpty() ? null : made.care().mark().getFirst();
    line(
        Arrays.asList(
            made.grid().substring(0, 12),
            made.grid(),
            home.compound(),
            home.building(),
            home.entrance(),
            home.floor(),
            home.room(),
            home.address(),
            PremisesUse.of(made.use()).zh(),
            made.number(),
            HouseholdKind.of(made.kind()).zh(),
            made.head().name(),
            person.name(),
            Sex.of(person.sex().code()).zh(),
            person.bornOn().toString(),
            person.identity(),
            person.phone(),
            Relation.of(person.relation()).zh(),
            String.join("、", person.languages()),
            person.school(),
            person.work(),
            ResidentState.of(person.state()).zh(),
            made.since().toString(),
            mark == null ? null : mark.colour().zh(),
            mark == null ? null : mark.reason(),
            mark == null ? null : mark.reviewOn().toString()));
  }

  private void line(List<? extends @Nullable String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      if (cell != null && !cell.isEmpty()) {
        sheet.value(row, column, cell);
      }
    }
    row++;
    if (row % FLUSH_EVERY == 0) {
      try {
        sheet.flush();
      } catch (IOException full) {
        throw new UncheckedIOException(full);
      }
    }
  }
}
