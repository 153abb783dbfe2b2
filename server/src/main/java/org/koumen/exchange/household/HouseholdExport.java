package org.koumen.exchange.household;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.koumen.access.LookLog;
import org.koumen.area.Area;
import org.koumen.area.AreaDesk;
import org.koumen.exchange.Areas;
import org.koumen.exchange.export.ExportColumn;
import org.koumen.exchange.export.ExportKind;
import org.koumen.exchange.export.ExportOrder;
import org.koumen.exchange.export.ExportSource;
import org.koumen.registry.AddressKey;
import org.koumen.registry.HouseholdExtract;
import org.koumen.registry.Relation;
import org.koumen.registry.Word;
import org.springframework.stereotype.Component;

/**
 * Takes households out under the columns of their template, a line for each person: what leaves
 * unmasked comes back in without changing anything.
 */
@Component
class HouseholdExport implements ExportSource {
  private final HouseholdExtract extract;
  private final HouseholdWanted wanted;
  private final AreaDesk areas;

  HouseholdExport(HouseholdExtract extract, HouseholdWanted wanted, AreaDesk areas) {
    this.extract = extract;
    this.wanted = wanted;
    this.areas = areas;
  }

  @Override
  public ExportKind kind() {
    return ExportKind.HOUSEHOLDS;
  }

  @Override
  public List<ExportColumn> columns() {
    return Arrays.stream(HouseholdHeading.values())
        .map(
            heading -> {
              ExportColumn column =
                  ExportColumn.of(heading.name().toLowerCase(Locale.ROOT), heading);
              return heading == HouseholdHeading.IDENTITY || heading == HouseholdHeading.PHONE
                  ? column.ofNumbers()
                  : column;
            })
        .toList();
  }

  @Override
  public List<String> filters() {
    return HouseholdWanted.FILTERS;
  }

  @Override
  public Map<String, String> recorded(Map<String, String> filters) {
    return wanted.recorded(filters);
  }

  @Override
  public Rows read(ExportOrder order) {
    HouseholdExtract.Wanted which = wanted.of(order);
    return new Rows() {
      @Override
      public Optional<Long> total() {
        return Optional.of(extract.count(which));
      }

      @Override
      public void writeTo(Sink sink) {
        Lines lines =
            new Lines(order, new Areas(order.area(), areas.subtree(order.area()), order.scope()));
        long[] done = {0};
        extract.forEach(
            which,
            page -> {
              page.forEach(household -> lines.write(household, sink));
              sink.seen(
                  page.stream()
                      .map(one -> new LookLog.Seen(one.row().areaCode(), one.row().id(), null))
                      .toList());
              done[0] += page.size();
              sink.done(done[0]);
            });
      }
    };
  }

  /** Writes households in the terms of the template. */
  private static final class Lines {
    private final ExportOrder order;
    private final Areas areas;
    private final Map<String, String> villages = new HashMap<>();
    private final Map<String, String> grids = new HashMap<>();

    Lines(ExportOrder order, Areas areas) {
      this.order = order;
      this.areas = areas;
    }

    void write(HouseholdExtract.Taken household, Sink sink) {
      EnumMap<HouseholdHeading, String> home = home(household);
      if (household.people().isEmpty()) {
        sink.row(cells(home));
      }
      for (HouseholdExtract.Person person : household.people()) {
        EnumMap<HouseholdHeading, String> line = new EnumMap<>(home);
        put(line, person);
        sink.row(cells(line));
      }
    }

    private EnumMap<HouseholdHeading, String> home(HouseholdExtract.Taken household) {
      EnumMap<HouseholdHeading, String> line = new EnumMap<>(HouseholdHeading.class);
      String code = household.row().areaCode();
      String village = code.substring(0, 12);
      line.put(HouseholdHeading.AREA, villages.computeIfAbsent(village, this::village));
      if (code.length() > 12) {
        line.put(HouseholdHeading.GRID, grids.computeIfAbsent(code, this::grid));
      }
      HouseholdExtract.Door door = household.door();
      line.put(HouseholdHeading.COMPOUND, or(door.compound()));
      line.put(HouseholdHeading.FLOOR, or(door.floor()));
      String address = household.row().address();
      String whole =
          Address.of(
              address,
              or(door.compound()),
              or(door.building()),
              or(door.entrance()),
              or(door.room()));
      if (AddressKey.of(whole).value().equals(door.addressKey())) {
        // Otherwise they would make another address when they come back.
        line.put(HouseholdHeading.BUILDING, or(door.building()));
        line.put(HouseholdHeading.ENTRANCE, or(door.entrance()));
        line.put(HouseholdHeading.ROOM, or(door.room()));
      }
      line.put(HouseholdHeading.ADDRESS, address);
      line.put(HouseholdHeading.USE, word(household.row().use()));
      line.put(HouseholdHeading.NUMBER, or(household.row().number()));
      line.put(HouseholdHeading.KIND, word(household.row().kind()));
      line.put(HouseholdHeading.HEAD, or(household.row().headName()));
      line.put(HouseholdHeading.SINCE, door.since().toString());
      HouseholdExtract.Mark mark = household.mark();
      if (mark != null) {
        line.put(HouseholdHeading.MARK, word(mark.colour()));
        line.put(HouseholdHeading.MARK_REASON, mark.reason());
        line.put(HouseholdHeading.MARK_REVIEW, mark.reviewOn().toString());
      }
      return line;
    }

    private void put(EnumMap<HouseholdHeading, String> line, HouseholdExtract.Person person) {
      line.put(HouseholdHeading.NAME, person.name());
      line.put(HouseholdHeading.SEX, word(person.sex()));
      line.put(HouseholdHeading.BORN, Objects.toString(person.bornOn(), ""));
      line.put(HouseholdHeading.IDENTITY, PersonCells.identity(person, order.unmasked()));
      line.put(HouseholdHeading.PHONE, PersonCells.phone(person, order.unmasked()));
      line.put(HouseholdHeading.RELATION, word(person.relation()));
      line.put(HouseholdHeading.LANGUAGES, String.join("、", person.languages()));
      line.put(HouseholdHeading.SCHOOL, or(person.school()));
      line.put(HouseholdHeading.WORK, or(person.work()));
      line.put(HouseholdHeading.PRESENT, word(person.state()));
      if (person.relation() == Relation.HEAD) {
        line.put(HouseholdHeading.HEAD, person.name());
      }
    }

    /** The name, where the importer finds the village by it; the code otherwise. */
    private String village(String code) {
      String name = areas.name(code).orElse("");
      return !name.isEmpty() && means(areas.village(name), code) ? name : code;
    }

    private String grid(String code) {
      String name = areas.name(code).orElse("");
      boolean found =
          !name.isEmpty()
              && areas.village(code.substring(0, 12)) instanceof Areas.Found.One(Area village)
              && means(areas.grid(village, name), code);
      return found ? name : code;
    }

    private static boolean means(Areas.Found found, String code) {
      return found instanceof Areas.Found.One(Area area) && area.code().value().equals(code);
    }

    private String word(@Nullable Word word) {
      return word == null ? "" : order.chinese() ? word.zh() : word.en();
    }

    private static String or(@Nullable String text) {
      return text == null ? "" : text;
    }

    private static List<String> cells(EnumMap<HouseholdHeading, String> line) {
      List<String> cells = new ArrayList<>(HouseholdHeading.values().length);
      for (HouseholdHeading heading : HouseholdHeading.values()) {
        cells.add(line.getOrDefault(heading, ""));
      }
      return cells;
    }
  }
}
