package org.koumen.exchange.household;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.koumen.access.LookLog;
import org.koumen.exchange.export.ExportColumn;
import org.koumen.exchange.export.ExportKind;
import org.koumen.exchange.export.ExportOrder;
import org.koumen.exchange.export.ExportSource;
import org.koumen.registry.Catalogue;
import org.koumen.registry.HouseholdExtract;
import org.koumen.registry.HouseholdFilter;
import org.koumen.registry.RegistrySettings;
import org.koumen.registry.Word;
import org.springframework.stereotype.Component;

/**
 * Takes people out, one a line, of the households that a list shows; where the list asks for
 * somebody of an age, a sex, a language or a kind of care, only those it means.
 */
@Component
class ResidentExport implements ExportSource {
  private final HouseholdExtract extract;
  private final HouseholdWanted wanted;
  private final RegistrySettings settings;

  ResidentExport(HouseholdExtract extract, HouseholdWanted wanted, RegistrySettings settings) {
    this.extract = extract;
    this.wanted = wanted;
    this.settings = settings;
  }

  @Override
  public ExportKind kind() {
    return ExportKind.RESIDENTS;
  }

  @Override
  public List<ExportColumn> columns() {
    return List.of(
        ExportColumn.of("name", HouseholdHeading.NAME),
        ExportColumn.of("sex", HouseholdHeading.SEX),
        ExportColumn.of("born", HouseholdHeading.BORN),
        ExportColumn.of("age", "年龄", "Age"),
        ExportColumn.of("identity", HouseholdHeading.IDENTITY).ofNumbers(),
        ExportColumn.of("phone", HouseholdHeading.PHONE).ofNumbers(),
        ExportColumn.of("relation", HouseholdHeading.RELATION),
        ExportColumn.of("present", HouseholdHeading.PRESENT),
        ExportColumn.of("care", "重点服务类别", "Under care"),
        ExportColumn.of("languages", HouseholdHeading.LANGUAGES),
        ExportColumn.of("school", HouseholdHeading.SCHOOL).onRequest(),
        ExportColumn.of("work", HouseholdHeading.WORK).onRequest(),
        ExportColumn.of("head", HouseholdHeading.HEAD),
        ExportColumn.of("number", HouseholdHeading.NUMBER),
        ExportColumn.of("address", HouseholdHeading.ADDRESS),
        ExportColumn.of("grid", HouseholdHeading.GRID),
        ExportColumn.of("mark", HouseholdHeading.MARK),
        ExportColumn.of("last_visit", "最近走访", "Last visit").onRequest());
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
    Catalogue categories = settings.careCategories();
    return new Rows() {
      @Override
      public Optional<Long> total() {
        return Optional.of(extract.count(which));
      }

      @Override
      public void writeTo(Sink sink) {
        long[] done = {0};
        extract.forEach(
            which,
            page -> {
              List<LookLog.Seen> seen = new java.util.ArrayList<>();
              for (HouseholdExtract.Taken household : page) {
                for (HouseholdExtract.Person person : household.people()) {
                  if (isMeant(household, person, which.filter())) {
                    sink.row(cells(household, person, order, which.filter().day(), categories));
                    seen.add(
                        new LookLog.Seen(
                            household.row().areaCode(), household.row().id(), person.id()));
                  }
                }
              }
              sink.seen(seen);
              done[0] += page.size();
              sink.done(done[0]);
            });
      }
    };
  }

  private static boolean isMeant(
      HouseholdExtract.Taken household, HouseholdExtract.Person person, HouseholdFilter filter) {
    LocalDate born = person.bornOn();
    return (filter.ageBand() == null || born != null && filter.ageBand().covers(born, filter.day()))
        && (filter.sex() == null || filter.sex() == person.sex())
        && (filter.language() == null || person.languages().contains(filter.language()))
        && (filter.category() == null
            || person.categories().contains(filter.category())
            || household.categories().contains(filter.category()));
  }

  private static List<String> cells(
      HouseholdExtract.Taken household,
      HouseholdExtract.Person person,
      ExportOrder order,
      LocalDate today,
      Catalogue categories) {
    boolean chinese = order.chinese();
    LocalDate born = person.bornOn();
    List<String> care =
        java.util.stream.Stream.concat(
                person.categories().stream(), household.categories().stream())
            .distinct()
            .map(
                code ->
                    categories.find(code).map(term -> chinese ? term.zh() : term.en()).orElse(code))
            .toList();
    return List.of(
        person.name(),
        word(person.sex(), chinese),
        Objects.toString(born, ""),
        born == null ? "" : String.valueOf(Period.between(born, today).getYears()),
        PersonCells.identity(person, order.unmasked()),
        PersonCells.phone(person, order.unmasked()),
        word(person.relation(), chinese),
        word(person.state(), chinese),
        String.join(chinese ? "、" : ", ", care),
        String.join("、", person.languages()),
        or(person.school()),
        or(person.work()),
        or(household.row().headName()),
        or(household.row().number()),
        household.row().address(),
        household.row().gridName(),
        word(household.row().careMark(), chinese),
        Objects.toString(household.row().lastVisitOn(), ""));
  }

  private static String word(@Nullable Word word, boolean chinese) {
    return word == null ? "" : chinese ? word.zh() : word.en();
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
