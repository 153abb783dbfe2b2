package org.koumen.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.AreaNames;
import org.koumen.access.LookLog;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaPast;
import org.koumen.area.Counties;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Rows;
import org.koumen.registry.sql.StatisticsRow;
import org.koumen.registry.sql.StatisticsRows;
import org.koumen.registry.sql.StatisticsTable;
import org.koumen.registry.sql.StatisticsTable.HouseholdCount;
import org.koumen.registry.sql.StatisticsTable.PeopleCount;
import org.koumen.registry.sql.StatisticsTable.Question;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Figures of the register for any area and day, each of which opens its rows. */
@Component
public class StatisticsDesk {
  private static final int[] DIGITS = {2, 4, 6, 9, 12, 15, 18};

  private final StatisticsTable table;
  private final StatisticsRows rows;
  private final Counties counties;
  private final AreaNames names;
  private final AreaPast past;
  private final LookLog looks;
  private final RegistrySettings settings;
  private final Jurisdiction jurisdiction;

  StatisticsDesk(
      StatisticsTable table,
      StatisticsRows rows,
      Counties counties,
      AreaNames names,
      AreaPast past,
      LookLog looks,
      RegistrySettings settings,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.rows = rows;
    this.counties = counties;
    this.names = names;
    this.past = past;
    this.looks = looks;
    this.settings = settings;
    this.jurisdiction = jurisdiction;
  }

  /**
   * One figure.
   *
   * @param code opens its rows: {@code /api/statistics/rows?figure=…}
   */
  public record Counted(String code, String labelZh, String labelEn, long value) {}

  /** Figures that belong side by side. */
  public record Group(String key, String labelZh, String labelEn, List<Counted> figures) {}

  /** An area beneath the one asked for. */
  public record Child(String code, String name, long households, long people) {}

  /** All figures of an area at the end of a day. */
  public record Sheet(
      String area,
      LocalDate day,
      long people,
      long households,
      List<Group> groups,
      List<Child> children) {}

  /**
   * The figures of an area.
   *
   * @param day not after today; null is today
   */
  @Transactional(readOnly = true)
  public Sheet sheet(Scope scope, AreaCode area, @Nullable LocalDate day) {
    Question question = question(scope, area, day);
    int digits = childDigits(area);
    List<PeopleCount> people = table.people(question, digits);
    List<HouseholdCount> households = table.households(question, digits);
    List<Group> groups = new ArrayList<>();
    groups.add(bySexAndBand(people, question.bands()));
    groups.add(byLanguage(question));
    groups.add(group("use", "房屋用途", "Use", households, HouseholdCount::use, PremisesUse.values()));
    groups.add(
        group("kind", "户类型", "Kind", households, HouseholdCount::kind, HouseholdKind.values()));
    groups.add(bySize(households));
    groups.add(byCare(households));
    groups.add(byPremises(question));
    return new Sheet(
        area.value(),
        question.day(),
        people.stream().mapToLong(PeopleCount::people).sum(),
        households.stream().mapToLong(HouseholdCount::households).sum(),
        groups,
        children(area, people, households));
  }

  /**
   * The rows behind a figure. The look is logged.
   *
   * @param figure a code of {@link Counted}
   * @param after id of the last row of the page before
   * @return empty when there is no such figure
   */
  @Transactional
  public Optional<Rows<StatisticsRow>> rows(
      Actor actor,
      Scope scope,
      AreaCode area,
      @Nullable LocalDate day,
      String figure,
      @Nullable UUID after,
      int limit) {
    Question question = question(scope, area, day);
    Optional<List<StatisticsRow>> found =
        Figure.of(figure).map(asked -> read(question, asked, after, limit + 1));
    found.ifPresent(
        rows -> {
          String place = rows.isEmpty() ? "" : rows.getFirst().areaCode();
          if (!place.isEmpty()) {
            looks.add(
                actor,
                LookLog.Kind.ROWS,
                area.value().length() >= 6 ? area.value() : place.substring(0, 6),
                null,
                null,
                List.of(figure),
                null);
          }
        });
    return found.map(rows -> Rows.page(rows, limit, row -> row.id().toString()));
  }

  private List<StatisticsRow> read(
      Question question, Figure figure, @Nullable UUID after, int limit) {
    return switch (figure) {
      case Figure.People people ->
          rows.peopleRows(
              question,
              people.band().map(code -> bucketOf(code, question.bands())).orElse(null),
              people.sex().orElse(null),
              people.language().orElse(null),
              after,
              limit);
      case Figure.Households households ->
          rows.householdRows(question, households.filter(), after, limit);
      case Figure.PremisesOfUse premises ->
          rows.premisesRows(question, premises.use().orElse(null), after, limit);
    };
  }

  private Question question(Scope scope, AreaCode area, @Nullable LocalDate day) {
    LocalDate today = jurisdiction.today();
    LocalDate asked = day == null || day.isAfter(today) ? today : day;
    List<String> within = counties.within(area);
    boolean asItStands = asked.equals(today) && !table.isChangedAfter(within, today);
    if (!asItStands) {
      table.joinByHash();
    }
    return new Question(
        within,
        area.value(),
        asked,
        settings.ageBands(),
        scope,
        recoded(within, asked, today),
        asItStands);
  }

  /** What the codes of past days are called now; an area that was closed keeps its old one. */
  private List<StatisticsTable.Recoded> recoded(
      List<String> within, LocalDate day, LocalDate today) {
    if (!day.isBefore(today)) {
      return List.of();
    }
    Map<StatisticsTable.Outdated, AreaCode> now = new HashMap<>();
    for (StatisticsTable.Outdated code : table.outdatedCodes(within, day)) {
      past.now(AreaCode.of(code.code()), code.recordedAt()).ifPresent(it -> now.put(code, it));
    }
    return now.entrySet().stream()
        .map(
            entry ->
                new StatisticsTable.Recoded(
                    entry.getKey().change(), entry.getKey().code(), entry.getValue().value()))
        .toList();
  }

  /** Buckets run from the oldest band; -1 is without a date of birth. */
  private static int bucketOf(String code, AgeBands bands) {
    return code.equals("unknown")
        ? -1
        : IntStream.range(0, bands.bands().size())
            .filter(index -> bands.bands().get(index).code().equals(code))
            .map(index -> bands.bands().size() - 1 - index)
            .findFirst()
            .orElse(Integer.MAX_VALUE);
  }

  private Group bySexAndBand(List<PeopleCount> people, AgeBands bands) {
    List<Counted> figures = new ArrayList<>();
    int last = bands.bands().size() - 1;
    for (int index = 0; index <= last; index++) {
      AgeBands.Band band = bands.bands().get(index);
      int bucket = last - index;
      bandFigures(figures, people, band.code(), band.zh(), band.en(), bucket);
    }
    if (people.stream().anyMatch(count -> count.band() == null)) {
      bandFigures(figures, people, "unknown", "出生日期不详", "Birth date unknown", null);
    }
    return new Group("band", "年龄与性别", "Age and sex", figures);
  }

  private static void bandFigures(
      List<Counted> figures,
      List<PeopleCount> people,
      String code,
      String zh,
      String en,
      @Nullable Integer bucket) {
    for (Sex sex : Sex.values()) {
      figures.add(
          new Counted(
              "people.band." + code + "." + sex.code(),
              zh + " " + sex.zh(),
              en + ", " + sex.en(),
              sum(people, bucket, sex.code())));
    }
    long unknown = sum(people, bucket, null);
    if (unknown > 0) {
      figures.add(
          new Counted(
              "people.band." + code + ".unknown", zh + " 性别不详", en + ", sex unknown", unknown));
    }
  }

  private static long sum(
      List<PeopleCount> people, @Nullable Integer bucket, @Nullable String sex) {
    return people.stream()
        .filter(count -> java.util.Objects.equals(count.band(), bucket))
        .filter(count -> java.util.Objects.equals(count.sex(), sex))
        .mapToLong(PeopleCount::people)
        .sum();
  }

  private Group byLanguage(Question question) {
    return new Group(
        "language",
        "语言（可多选）",
        "Languages (several possible)",
        table.languages(question).stream()
            .map(
                count ->
                    new Counted(
                        "people.language." + count.language(),
                        count.language(),
                        count.language(),
                        count.people()))
            .toList());
  }

  private static Group group(
      String key,
      String zh,
      String en,
      List<HouseholdCount> households,
      java.util.function.Function<HouseholdCount, String> by,
      Word... words) {
    List<Counted> figures = new ArrayList<>();
    for (Word word : words) {
      figures.add(
          new Counted(
              "households." + key + "." + word.code(),
              word.zh(),
              word.en(),
              sum(households, count -> by.apply(count).equals(word.code()))));
    }
    return new Group(key, zh, en, figures);
  }

  private static Group bySize(List<HouseholdCount> households) {
    List<Counted> figures = new ArrayList<>();
    for (int size = 0; size <= 6; size++) {
      int people = size;
      figures.add(
          new Counted(
              "households.size." + size,
              size + (size == 6 ? "人及以上" : "人"),
              size + (size == 6 ? " or more people" : size == 1 ? " person" : " people"),
              sum(households, count -> count.size() == people)));
    }
    return new Group("size", "户规模", "Size", figures);
  }

  private static Group byCare(List<HouseholdCount> households) {
    List<Counted> figures = new ArrayList<>();
    for (CareColour colour : CareColour.values()) {
      figures.add(
          new Counted(
              "households.mark." + colour.code(),
              colour.zh(),
              colour.en(),
              sum(households, count -> colour.code().equals(count.mark()))));
    }
    figures.add(
        new Counted(
            "households.mark.none",
            "未标记",
            "No mark",
            sum(households, count -> count.mark() == null)));
    figures.add(
        new Counted(
            "households.underCare",
            "重点服务户",
            "Under care",
            sum(households, HouseholdCount::underCare)));
    figures.add(
        new Counted(
            "households.livingAlone",
            "独居",
            "Living alone",
            sum(households, HouseholdCount::livingAlone)));
    return new Group("care", "三色标记与关爱", "Care", figures);
  }

  private Group byPremises(Question question) {
    Map<String, Long> counts =
        table.premises(question).stream()
            .collect(
                Collectors.toMap(
                    StatisticsTable.PremisesCount::use, StatisticsTable.PremisesCount::premises));
    List<Counted> figures = new ArrayList<>();
    for (PremisesUse use : PremisesUse.values()) {
      figures.add(
          new Counted(
              "premises.use." + use.code(),
              use.zh(),
              use.en(),
              counts.getOrDefault(use.code(), 0L)));
    }
    return new Group("premises", "房屋（套、间）", "Premises", figures);
  }

  private static long sum(List<HouseholdCount> households, Predicate<HouseholdCount> which) {
    return households.stream().filter(which).mapToLong(HouseholdCount::households).sum();
  }

  private List<Child> children(
      AreaCode area, List<PeopleCount> people, List<HouseholdCount> households) {
    Map<String, Long> peopleOf =
        people.stream()
            .collect(
                Collectors.groupingBy(
                    PeopleCount::child, Collectors.summingLong(PeopleCount::people)));
    Map<String, Long> householdsOf =
        households.stream()
            .collect(
                Collectors.groupingBy(
                    HouseholdCount::child, Collectors.summingLong(HouseholdCount::households)));
    Map<String, String> labels = names.of(householdsOf.keySet());
    return householdsOf.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(area.value()))
        .map(
            entry ->
                new Child(
                    entry.getKey(),
                    labels.getOrDefault(entry.getKey(), entry.getKey()),
                    entry.getValue(),
                    peopleOf.getOrDefault(entry.getKey(), 0L)))
        .sorted(Comparator.comparing(Child::code))
        .toList();
  }

  private static int childDigits(AreaCode area) {
    for (int digits : DIGITS) {
      if (digits > area.value().length()) {
        return digits;
      }
    }
    return DIGITS[DIGITS.length - 1];
  }
}
