package org.koumen.exchange.household;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.koumen.area.Area;
import org.koumen.exchange.Areas;
import org.koumen.exchange.Cells;
import org.koumen.exchange.Issue;
import org.koumen.exchange.sheet.HeadedSheet;
import org.koumen.exchange.sheet.SheetRow;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.registry.AddressKey;
import org.koumen.registry.CareColour;
import org.koumen.registry.Finding;
import org.koumen.registry.HouseholdKind;
import org.koumen.registry.IdentityNumber;
import org.koumen.registry.NewPremises;
import org.koumen.registry.PersonName;
import org.koumen.registry.PhoneNumber;
import org.koumen.registry.PremisesUse;
import org.koumen.registry.Reading;
import org.koumen.registry.Relation;
import org.koumen.registry.ResidentState;
import org.koumen.registry.Sex;
import org.koumen.registry.intake.IntakeLine;

/**
 * Reads a row of a household file into the registry's terms, with everything that is wrong with it.
 * Thread-safe.
 */
final class HouseholdReader {
  private static final int MOST_PART = 60;
  private static final int MOST_NUMBER = 40;
  private static final int MOST_TEXT = 120;
  private static final int MOST_REASON = 200;
  private static final LocalDate EARLIEST = LocalDate.of(1880, 1, 1);
  private static final int LATEST_REVIEW_YEARS = 3;

  private final HeadedSheet<HouseholdHeading> sheet;
  private final Areas areas;
  private final LocalDate today;

  /**
   * @throws Refusal when no column says where a household lives
   */
  HouseholdReader(HeadedSheet<HouseholdHeading> sheet, Areas areas, LocalDate today) {
    this.sheet = sheet;
    this.areas = areas;
    this.today = today;
    if (!sheet.has(HouseholdHeading.ADDRESS)
        && !sheet.has(HouseholdHeading.ROOM)
        && !sheet.has(HouseholdHeading.BUILDING)) {
      throw missing(HouseholdHeading.ADDRESS);
    }
    if (!sheet.has(HouseholdHeading.AREA) && areas.defaultVillage().isEmpty()) {
      throw missing(HouseholdHeading.AREA);
    }
  }

  private Refusal missing(HouseholdHeading heading) {
    return new Refusal(
        Problem.HEADER_INCOMPLETE, Map.of("row", sheet.header().number(), "columns", heading.zh()));
  }

  /**
   * What came of a row.
   *
   * @param line null when the row does not even say where it belongs
   */
  record Read(int row, @Nullable IntakeLine line, List<Issue> issues) {}

  Read read(SheetRow row) {
    return new OneRow(new Cells<>(sheet, row, HouseholdHeading.class)).read();
  }

  private final class OneRow {
    private final Cells<HouseholdHeading> cells;

    OneRow(Cells<HouseholdHeading> cells) {
      this.cells = cells;
    }

    Read read() {
      IntakeLine.@Nullable Home home = home();
      PersonName head = cells.value(HouseholdHeading.HEAD, PersonName::read);
      IntakeLine.House house =
          new IntakeLine.House(
              cells.orNull(HouseholdHeading.NUMBER, MOST_NUMBER),
              cells.value(HouseholdHeading.KIND, HouseholdKind::read),
              null,
              head,
              cells.day(HouseholdHeading.SINCE, EARLIEST, today));
      IntakeLine.@Nullable Person person = person(head);
      IntakeLine.@Nullable Mark mark = mark();
      IntakeLine line =
          home == null
              ? null
              : new IntakeLine(cells.number(), cells.issues().isEmpty(), home, house, person, mark);
      return new Read(cells.number(), line, cells.issues());
    }

    private IntakeLine.@Nullable Home home() {
      Area area = area();
      String compound = cells.text(HouseholdHeading.COMPOUND, MOST_PART);
      String building = cells.text(HouseholdHeading.BUILDING, MOST_PART);
      String entrance = cells.text(HouseholdHeading.ENTRANCE, MOST_PART);
      String floor = cells.text(HouseholdHeading.FLOOR, MOST_PART);
      String room = cells.text(HouseholdHeading.ROOM, MOST_PART);
      String address =
          Address.of(cells.text(HouseholdHeading.ADDRESS), compound, building, entrance, room);
      PremisesUse use = cells.value(HouseholdHeading.USE, PremisesUse::read);
      AddressKey key = AddressKey.of(address);
      if (key.value().isEmpty()) {
        cells.issue(HouseholdHeading.ADDRESS, new Finding.Missing("地址", "the address"));
        return null;
      }
      if (address.length() > NewPremises.MOST_CHARACTERS) {
        cells.issue(
            HouseholdHeading.ADDRESS,
            new Finding.TextLength(
                "地址", "the address", address.length(), NewPremises.MOST_CHARACTERS));
        return null;
      }
      return area == null
          ? null
          : new IntakeLine.Home(
              area.code().value(),
              key,
              address,
              use,
              emptyToNull(compound),
              emptyToNull(building),
              emptyToNull(entrance),
              emptyToNull(floor),
              emptyToNull(room));
    }

    private @Nullable Area area() {
      String cell = cells.text(HouseholdHeading.AREA);
      Area village;
      if (cell.isEmpty()) {
        village = areas.defaultVillage().orElse(null);
        if (village == null) {
          cells.issue(
              HouseholdHeading.AREA, new Finding.Missing("村（社区）", "the village or community"));
          return null;
        }
      } else {
        village = cells.area(HouseholdHeading.AREA, areas.village(cell));
      }
      String grid = cells.text(HouseholdHeading.GRID);
      if (village == null || village.code().value().length() > 12 && grid.isEmpty()) {
        return village;
      }
      return grid.isEmpty()
          ? areas.defaultGrid().orElse(village)
          : cells.area(HouseholdHeading.GRID, areas.grid(village, grid));
    }

    private IntakeLine.@Nullable Person person(@Nullable PersonName head) {
      boolean headColumnOnly = !cells.has(HouseholdHeading.NAME);
      PersonName name =
          headColumnOnly ? head : cells.value(HouseholdHeading.NAME, PersonName::read);
      IdentityNumber identity =
          cells.value(HouseholdHeading.IDENTITY, text -> IdentityNumber.read(text, today));
      PhoneNumber phone = cells.value(HouseholdHeading.PHONE, PhoneNumber::read);
      Sex sex = cells.value(HouseholdHeading.SEX, Sex::read);
      LocalDate born = cells.day(HouseholdHeading.BORN, EARLIEST, today);
      Relation relation = cells.value(HouseholdHeading.RELATION, Relation::read);
      ResidentState state = cells.value(HouseholdHeading.PRESENT, OneRow::presence);
      String school = cells.orNull(HouseholdHeading.SCHOOL, MOST_TEXT);
      String work = cells.orNull(HouseholdHeading.WORK, MOST_TEXT);
      List<String> languages = cells.several(HouseholdHeading.LANGUAGES, MOST_TEXT);
      if (identity != null) {
        Finding disagreement = identity.disagreement(born, sex);
        if (disagreement != null) {
          cells.issue(HouseholdHeading.IDENTITY, disagreement);
        }
        sex = identity.sex();
        born = identity.bornOn();
      }
      if (name == null) {
        boolean something = identity != null || born != null || relation != null && !headColumnOnly;
        if (something && cells.text(HouseholdHeading.NAME).isEmpty()) {
          cells.issue(HouseholdHeading.NAME, new Finding.Missing("姓名", "the name"));
        }
        return null;
      }
      if (headColumnOnly && relation == null) {
        relation = Relation.HEAD;
      }
      return new IntakeLine.Person(
          name, relation, sex, born, identity, phone, school, work, languages, state);
    }

    private static Reading<ResidentState> presence(String text) {
      return switch (text) {
        case "是", "在", "Y", "y", "1", "TRUE", "√" -> Reading.of(ResidentState.PRESENT);
        case "否", "不在", "N", "n", "0", "FALSE", "×" -> Reading.of(ResidentState.AWAY);
        default ->
            ResidentState.read(text).value().filter(ResidentState.MERGED::equals).isPresent()
                ? ResidentState.read("？")
                : ResidentState.read(text);
      };
    }

    private IntakeLine.@Nullable Mark mark() {
      CareColour colour = cells.value(HouseholdHeading.MARK, CareColour::read);
      String reason = cells.text(HouseholdHeading.MARK_REASON, MOST_REASON);
      LocalDate review =
          cells.day(HouseholdHeading.MARK_REVIEW, EARLIEST, today.plusYears(LATEST_REVIEW_YEARS));
      if (colour == null) {
        return null;
      }
      if (reason.isEmpty()) {
        cells.issue(
            HouseholdHeading.MARK_REASON, new Finding.Missing("标记原因", "the reason of the mark"));
        return null;
      }
      return new IntakeLine.Mark(colour, reason, review);
    }
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
