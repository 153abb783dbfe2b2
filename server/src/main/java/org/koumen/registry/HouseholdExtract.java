package org.koumen.registry;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.koumen.platform.Jurisdiction;
import org.koumen.registry.sql.ExtractTable;
import org.koumen.registry.sql.HouseholdTable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Households with their people, for files that leave the program: found as lists find them, read a
 * few thousand at a time. Who takes them writes them into the log of looks.
 */
@Component
public class HouseholdExtract {
  private static final int AT_ONCE = 2_000;

  private final HouseholdTable table;
  private final ExtractTable extracts;
  private final Sealing sealing;
  private final Jurisdiction jurisdiction;

  HouseholdExtract(
      HouseholdTable table, ExtractTable extracts, Sealing sealing, Jurisdiction jurisdiction) {
    this.table = table;
    this.extracts = extracts;
    this.sealing = sealing;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Which households.
   *
   * @param scope narrowed to the area; not nowhere
   * @param typed what somebody typed into the search field; may be empty
   */
  public record Wanted(Scope scope, String typed, HouseholdFilter filter) {}

  /**
   * A household as it leaves.
   *
   * @param categories under which the household as a whole is under care
   */
  public record Taken(
      HouseholdRow row,
      Door door,
      @Nullable Mark mark,
      List<String> categories,
      List<Person> people) {}

  /** Where a household is, and since when. */
  public record Door(
      UUID household,
      String addressKey,
      @Nullable String compound,
      @Nullable String building,
      @Nullable String entrance,
      @Nullable String floor,
      @Nullable String room,
      LocalDate since) {}

  /** How often to look in. */
  public record Mark(CareColour colour, String reason, LocalDate reviewOn) {}

  /**
   * Somebody of a household.
   *
   * @param categories under which the person is under care
   */
  public record Person(
      UUID id,
      String areaCode,
      String name,
      @Nullable Sex sex,
      @Nullable LocalDate bornOn,
      Relation relation,
      @Nullable IdentityNumber identity,
      @Nullable PhoneNumber phone,
      @Nullable String school,
      @Nullable String work,
      List<String> languages,
      ResidentState state,
      LocalDate since,
      List<String> categories) {}

  /** How many households there are. */
  @Transactional(propagation = Propagation.MANDATORY)
  public long count(Wanted wanted) {
    return sought(wanted)
        .map(sought -> table.countAll(wanted.scope(), wanted.filter(), sought))
        .orElse(0L);
  }

  /** Hands all of them over, by area, a few thousand at a time, in the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void forEach(Wanted wanted, Consumer<List<Taken>> taker) {
    Optional<HouseholdTable.Sought> sought = sought(wanted);
    if (sought.isEmpty()) {
      return;
    }
    HouseholdTable.After after = null;
    List<HouseholdRow> page;
    do {
      page = table.page(wanted.scope(), wanted.filter(), sought.get(), after, AT_ONCE);
      if (!page.isEmpty()) {
        taker.accept(whole(page));
        HouseholdRow last = page.getLast();
        after = new HouseholdTable.After(last.county(), last.areaCode(), last.id());
      }
    } while (page.size() == AT_ONCE);
  }

  /** What was typed, without the number of anybody: for records of who took what. */
  public String withoutNumbers(String typed) {
    return switch (SearchQuery.read(typed, jurisdiction.today())) {
      case SearchQuery.ByIdentity(IdentityNumber number) -> number.masked();
      case SearchQuery.ByPhone(PhoneNumber number) -> number.masked();
      case SearchQuery.Mistyped mistyped -> "…";
      case SearchQuery.Everything everything -> "";
      case SearchQuery.ByWords words -> typed.strip();
    };
  }

  private Optional<HouseholdTable.Sought> sought(Wanted wanted) {
    return switch (SearchQuery.read(wanted.typed(), jurisdiction.today())) {
      case SearchQuery.Everything everything -> Optional.of(new HouseholdTable.Sought(null, null));
      case SearchQuery.Mistyped mistyped -> Optional.empty();
      case SearchQuery.ByWords words ->
          Optional.of(new HouseholdTable.Sought(words.tsquery(sealing::tailIndex), null));
      case SearchQuery.ByIdentity(IdentityNumber number) ->
          only(table.byIdentity(sealing.indexOf(number), null));
      case SearchQuery.ByPhone(PhoneNumber number) ->
          only(table.byPhone(sealing.indexOf(number), wanted.scope()));
    };
  }

  private static Optional<HouseholdTable.Sought> only(List<HouseholdTable.Known> people) {
    return people.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new HouseholdTable.Sought(
                null, people.stream().map(HouseholdTable.Known::household).toList()));
  }

  private List<Taken> whole(List<HouseholdRow> page) {
    Set<String> counties = new HashSet<>();
    page.forEach(row -> counties.add(row.county()));
    List<UUID> ids = page.stream().map(HouseholdRow::id).toList();
    Map<UUID, Door> doors =
        extracts.doors(counties, ids).stream()
            .collect(Collectors.toMap(Door::household, Function.identity()));
    Map<UUID, Mark> marks =
        extracts.marks(counties, ids).stream()
            .collect(Collectors.toMap(ExtractTable.OpenMark::household, HouseholdExtract::mark));
    Map<UUID, List<String>> byHousehold = new HashMap<>();
    Map<UUID, List<String>> byPerson = new HashMap<>();
    for (ExtractTable.OpenListing listing : extracts.listings(counties, ids)) {
      UUID resident = listing.resident();
      (resident == null ? byHousehold : byPerson)
          .computeIfAbsent(
              resident == null ? listing.household() : resident, id -> new java.util.ArrayList<>(1))
          .add(listing.category());
    }
    Map<UUID, List<Person>> people =
        extracts.people(counties, ids).stream()
            .collect(
                Collectors.groupingBy(
                    ExtractTable.SealedPerson::household,
                    Collectors.mapping(
                        one -> person(one, byPerson.getOrDefault(one.id(), List.of())),
                        Collectors.toList())));
    return page.stream()
        .map(
            row ->
                new Taken(
                    row,
                    java.util.Objects.requireNonNull(doors.get(row.id())),
                    marks.get(row.id()),
                    byHousehold.getOrDefault(row.id(), List.of()),
                    people.getOrDefault(row.id(), List.of())))
        .toList();
  }

  private static Mark mark(ExtractTable.OpenMark mark) {
    return new Mark(CareColour.of(mark.colour()), mark.reason(), mark.reviewOn());
  }

  private Person person(ExtractTable.SealedPerson one, List<String> categories) {
    String sex = one.sex();
    byte[] identity = one.identity();
    byte[] phone = one.phone();
    return new Person(
        one.id(),
        one.areaCode(),
        one.name(),
        sex == null ? null : Sex.of(sex),
        one.bornOn(),
        Relation.of(one.relation()),
        identity == null ? null : sealing.openIdentity(identity),
        phone == null ? null : sealing.openPhone(phone),
        one.school(),
        one.work(),
        one.languages(),
        ResidentState.of(one.state()),
        one.since(),
        categories);
  }
}
