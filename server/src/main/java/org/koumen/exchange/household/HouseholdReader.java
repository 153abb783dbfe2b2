package org.koumen.exchange.household;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.koumen.area.Area;
import org.koumen.exchange.CellIssues;
import org.koumen.exchange.Issue;
import org.koumen.exchange.sheet.CellDates;
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
    return new OneRow(row).read();
  }

  private final class OneRow {
    private final SheetRow row;
    private final List<Issue> issues = new ArrayList<>(0);

    OneRow(SheetRow row) {
      this.row = row;
    }

    Read read() {
      CellIssues.of(row, sheet, HouseholdHeading.class, issues);
      IntakeLine.@Nullable Home home = home();
      PersonName head = value(HouseholdHeading.HEAD, PersonName::read);
      IntakeLine.House house =
          new IntakeLine.House(
              emptyToNull(limited(HouseholdHeading.NUMBER, MOST_NUMBER)),
              value(HouseholdHeading.KIND, HouseholdKind::read),
              null,
              head,
              day(HouseholdHeading.SINCE, EARLIEST, today));
      IntakeLine.@Nullable Person person = person(head);
      IntakeLine.@Nullable Mark mark = mark();
      IntakeLine line =
          home == null
              ? null
              : new IntakeLine(row.number(), issues.isEmpty(), home, house, person, mark);
      return new Read(row.number(), line, issues);
    }

    private IntakeLine.@Nullable Home home() {
      Area area = area();
      String compound = limited(HouseholdHeading.COMPOUND, MOST_PART);
      String building = limited(HouseholdHeading.BUILDING, MOST_PART);
      String entrance = limited(HouseholdHeading.ENTRANCE, MOST_PART);
      String floor = limited(HouseholdHeading.FLOOR, MOST_PART);
      String room = limited(HouseholdHeading.ROOM, MOST_PART);
      String address =
          Address.of(text(HouseholdHeading.ADDRESS), compound, building, entrance, room);
      PremisesUse use = value(HouseholdHeading.USE, PremisesUse::read);
      if (address.isEmpty()) {
        issue(HouseholdHeading.ADDRESS, new Finding.Missing("地址", "the address"));
        return null;
      }
      if (address.length() > NewPremises.MOST_CHARACTERS) {
        issue(
            HouseholdHeading.ADDRESS,
            new Finding.TextLength(
                "地址", "the address", address.length(), NewPremises.MOST_CHARACTERS));
        return null;
      }
      AddressKey key = AddressKey.of(address);
      if (key.value().isEmpty()) {
        issue(HouseholdHeading.ADDRESS, new Finding.Missing("地址", "the address"));
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
      String cell = text(HouseholdHeading.AREA);
      Area village;
      if (cell.isEmpty()) {
        village = areas.defaultVillage().orElse(null);
        if (village == null) {
          issue(HouseholdHeading.AREA, new Finding.Missing("村（社区）", "the village or community"));
          return null;
        }
      } else {
        village = one(HouseholdHeading.AREA, cell, areas.village(cell));
      }
      String grid = text(HouseholdHeading.GRID);
      if (village == null || village.code().value().length() > 12 && grid.isEmpty()) {
        return village;
      }
      if (grid.isEmpty()) {
        return areas.defaultGrid().orElse(village);
      }
      Area found = one(HouseholdHeading.GRID, grid, areas.grid(village, grid));
      return found;
    }

    private @Nullable Area one(HouseholdHeading heading, String cell, Areas.Found found) {
      return switch (found) {
        case Areas.Found.One(Area area) -> area;
        case Areas.Found.None() -> {
          String shown = shown(cell);
          issues.add(
              new Issue(
                  name(heading),
                  "area-unknown",
                  "没有“" + shown + "”这个区划，或不在本次导入的范围内",
                  "there is no area \"" + shown + "\" within the area of this import"));
          yield null;
        }
        case Areas.Found.Several(List<Area> several) -> {
          String codes =
              String.join("、", several.stream().limit(5).map(a -> a.code().value()).toList());
          issues.add(
              new Issue(
                  name(heading),
                  "area-ambiguous",
                  "有 " + several.size() + " 个“" + shown(cell) + "”，请改填代码：" + codes,
                  several.size()
                      + " areas are named \""
                      + shown(cell)
                      + "\"; give the code: "
                      + codes));
          yield null;
        }
      };
    }

    private IntakeLine.@Nullable Person person(@Nullable PersonName head) {
      boolean headColumnOnly = !sheet.has(HouseholdHeading.NAME);
      PersonName name = headColumnOnly ? head : value(HouseholdHeading.NAME, PersonName::read);
      IdentityNumber identity =
          value(HouseholdHeading.IDENTITY, text -> IdentityNumber.read(text, today));
      PhoneNumber phone = value(HouseholdHeading.PHONE, PhoneNumber::read);
      Sex sex = value(HouseholdHeading.SEX, Sex::read);
      LocalDate born = day(HouseholdHeading.BORN, EARLIEST, today);
      Relation relation = value(HouseholdHeading.RELATION, Relation::read);
      ResidentState state = value(HouseholdHeading.PRESENT, OneRow::presence);
      String school = limited(HouseholdHeading.SCHOOL, MOST_TEXT);
      String work = limited(HouseholdHeading.WORK, MOST_TEXT);
      List<String> languages = languages();
      if (identity != null) {
        Finding disagreement = identity.disagreement(born, sex);
        if (disagreement != null) {
          issue(HouseholdHeading.IDENTITY, disagreement);
        }
        sex = identity.sex();
        born = identity.bornOn();
      }
      if (name == null) {
        boolean something = identity != null || born != null || relation != null && !headColumnOnly;
        if (something && text(HouseholdHeading.NAME).isEmpty()) {
          issue(HouseholdHeading.NAME, new Finding.Missing("姓名", "the name"));
        }
        return null;
      }
      if (headColumnOnly && relation == null) {
        relation = Relation.HEAD;
      }
      return new IntakeLine.Person(
          name,
          relation,
          sex,
          born,
          identity,
          phone,
          emptyToNull(school),
          emptyToNull(work),
          languages,
          state);
    }

    private static Reading<ResidentState> presence(String text) {
      return switch (text) {
        case "是", "在", "Y", "y", "1", "TRUE", "√" -> Reading.of(ResidentState.PRESENT);
        case "否", "不在", "N", "n", "0", "FALSE", "×" -> Reading.of(ResidentState.AWAY);
        default -> ResidentState.read(text);
      };
    }

    private @Nullable List<String> languages() {
      String cell = limited(HouseholdHeading.LANGUAGES, MOST_TEXT);
      return cell.isEmpty()
          ? null
          : Arrays.stream(cell.split("[,，、;；/\\s]+"))
              .filter(one -> !one.isBlank())
              .distinct()
              .sorted()
              .toList();
    }

    private IntakeLine.@Nullable Mark mark() {
      CareColour colour = value(HouseholdHeading.MARK, CareColour::read);
      String reason = limited(HouseholdHeading.MARK_REASON, MOST_REASON);
      LocalDate review =
          day(HouseholdHeading.MARK_REVIEW, EARLIEST, today.plusYears(LATEST_REVIEW_YEARS));
      if (colour == null) {
        return null;
      }
      if (reason.isEmpty()) {
        issue(HouseholdHeading.MARK_REASON, new Finding.Missing("标记原因", "the reason of the mark"));
        return null;
      }
      return new IntakeLine.Mark(colour, reason, review);
    }

    private @Nullable LocalDate day(
        HouseholdHeading heading, LocalDate earliest, LocalDate latest) {
      String cell = text(heading);
      if (cell.isEmpty()) {
        return null;
      }
      if (CellDates.day(cell) instanceof CellDates.Reading.Day(LocalDate day)) {
        if (day.isBefore(earliest) || day.isAfter(latest)) {
          issue(heading, new Finding.DateOutOfRange(day));
          return null;
        }
        return day;
      }
      issue(heading, new Finding.DateImpossible(shown(cell)));
      return null;
    }

    private <T> @Nullable T value(HouseholdHeading heading, Function<String, Reading<T>> read) {
      String cell = text(heading);
      if (cell.isEmpty()) {
        return null;
      }
      return switch (read.apply(cell)) {
        case Reading.Read<T>(T it) -> it;
        case Reading.Wrong<T>(Finding why) -> {
          issue(heading, why);
          yield null;
        }
      };
    }

    private String limited(HouseholdHeading heading, int most) {
      String cell = text(heading);
      if (cell.length() > most) {
        issue(heading, new Finding.TextLength(heading.zh(), heading.en(), cell.length(), most));
        return "";
      }
      return cell;
    }

    private String text(HouseholdHeading heading) {
      return sheet.text(row, heading);
    }

    private void issue(HouseholdHeading heading, Finding finding) {
      issues.add(Issue.of(name(heading), finding));
    }

    private String name(HouseholdHeading heading) {
      int column = sheet.column(heading);
      return column < 0 ? heading.zh() : sheet.nameOf(column);
    }
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String shown(String cell) {
    return cell.length() <= 30 ? cell : cell.substring(0, 30) + "…";
  }
}
