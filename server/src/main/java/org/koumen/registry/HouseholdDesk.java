package org.koumen.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.LookLog;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaPast;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Rows;
import org.koumen.registry.sql.FileTable;
import org.koumen.registry.sql.HouseholdTable;
import org.koumen.registry.sql.HouseholdTable.Known;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Finds households and shows their files, masked; every look is logged. */
@Component
public class HouseholdDesk {
  private static final int[] LEVELS = {6, 9, 12, 15, 18};

  private final HouseholdTable table;
  private final FileTable files;
  private final FileReader reader;
  private final Sealing sealing;
  private final LookLog looks;
  private final AreaPast areaPast;
  private final Jurisdiction jurisdiction;

  HouseholdDesk(
      HouseholdTable table,
      FileTable files,
      FileReader reader,
      Sealing sealing,
      LookLog looks,
      AreaPast areaPast,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.files = files;
    this.reader = reader;
    this.sealing = sealing;
    this.looks = looks;
    this.areaPast = areaPast;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Households of an area, by area, a page at a time.
   *
   * @param typed what somebody typed into the search field; may be empty
   * @param withTotal whether to count them as well, up to 10,000
   */
  @Transactional
  public Rows<HouseholdRow> list(
      Actor actor,
      Scope scope,
      String area,
      String typed,
      HouseholdFilter filter,
      HouseholdTable.@Nullable After after,
      int limit,
      boolean withTotal) {
    Scope within = scope.within(area);
    if (within.isNowhere()) {
      return Rows.all(List.of());
    }
    return switch (SearchQuery.read(typed, jurisdiction.today())) {
      case SearchQuery.Everything all ->
          page(within, filter, new HouseholdTable.Sought(null, null), after, limit, withTotal);
      case SearchQuery.Mistyped mistyped -> Rows.all(List.of());
      case SearchQuery.ByWords words ->
          withMatches(
              page(
                  within,
                  filter,
                  new HouseholdTable.Sought(
                      words.tsquery(sealing::tailIndex), null, words.isOneLetter()),
                  after,
                  limit,
                  withTotal),
              words);
      case SearchQuery.ByIdentity(IdentityNumber number) -> {
        logSearch(actor, within, "identity");
        yield byNumber(
            within,
            filter,
            table.byIdentity(
                sealing.indexOf(number), area.length() >= 6 ? area.substring(0, 6) : null),
            after,
            limit,
            withTotal);
      }
      case SearchQuery.ByPhone(PhoneNumber number) -> {
        logSearch(actor, within, "phone");
        yield byNumber(
            within,
            filter,
            table.byPhone(sealing.indexOf(number), within),
            after,
            limit,
            withTotal);
      }
    };
  }

  private Rows<HouseholdRow> byNumber(
      Scope within,
      HouseholdFilter filter,
      List<Known> people,
      HouseholdTable.@Nullable After after,
      int limit,
      boolean withTotal) {
    if (people.isEmpty()) {
      return Rows.all(List.of());
    }
    Rows<HouseholdRow> page =
        page(
            within,
            filter,
            new HouseholdTable.Sought(null, people.stream().map(Known::household).toList()),
            after,
            limit,
            withTotal);
    return new Rows<>(
        page.rows().stream()
            .map(
                row ->
                    row.matchedBy(
                        people.stream()
                            .filter(person -> person.household().equals(row.id()))
                            .map(Known::name)
                            .filter(name -> !name.equals(row.headName()))
                            .findFirst()
                            .orElse(null)))
            .toList(),
        page.next(),
        page.total());
  }

  private Rows<HouseholdRow> page(
      Scope within,
      HouseholdFilter filter,
      HouseholdTable.Sought sought,
      HouseholdTable.@Nullable After after,
      int limit,
      boolean withTotal) {
    Rows<HouseholdRow> page =
        Rows.page(
            table.page(within, filter, sought, after, limit + 1),
            limit,
            row -> row.county() + "." + row.areaCode() + "." + row.id());
    if (!withTotal) {
      return page;
    }
    return page.withTotal(
        after == null && page.next() == null
            ? page.rows().size()
            : table.count(within, filter, sought));
  }

  /** Says by whom a household was found when it is not the head whose name fits. */
  private Rows<HouseholdRow> withMatches(Rows<HouseholdRow> page, SearchQuery.ByWords words) {
    if (page.rows().isEmpty()) {
      return page;
    }
    Set<String> counties = new HashSet<>();
    page.rows().forEach(row -> counties.add(row.county()));
    List<Known> people =
        table.peopleOf(counties, page.rows().stream().map(HouseholdRow::id).toList());
    return new Rows<>(
        page.rows().stream()
            .map(
                row ->
                    row.matchedBy(
                        people.stream()
                            .filter(person -> person.household().equals(row.id()))
                            .filter(
                                person ->
                                    words.names(person.name(), person.pinyin(), person.initials()))
                            .map(Known::name)
                            .findFirst()
                            .filter(name -> !name.equals(row.headName()))
                            .orElse(null)))
            .toList(),
        page.next(),
        page.total());
  }

  private void logSearch(Actor actor, Scope within, String field) {
    String place = within.prefixes().getFirst();
    looks.add(actor, LookLog.Kind.SEARCH, place, null, null, List.of(field), null);
  }

  /**
   * The file of a household as it stands. The look is on the disk before the file is handed out;
   * two statements that each stand for themselves do without a third way to the database.
   */
  public Optional<HouseholdFile> file(Actor actor, Scope scope, String county, UUID id) {
    FileTable.Opened opened = files.open(scope, county, id);
    Optional<ObjectNode> household = opened.rows().find(FileRow.Table.HOUSEHOLD, id);
    if (household.isEmpty()) {
      return Optional.empty();
    }
    String area = household.get().path("area_code").asString();
    looks.add(actor, LookLog.Kind.LOOK, area, id, null, List.of(), null);
    return Optional.of(
        reader.read(opened.rows(), id, jurisdiction.today(), namesAbove(area, opened.areaNames())));
  }

  /**
   * Files of one county that somebody takes along on a phone, as far as they lie in scope; written
   * into the log of looks before they are handed out.
   */
  @Transactional
  public List<HouseholdFile> carried(
      Actor actor, Scope scope, String county, Collection<UUID> households) {
    FileRows rows = files.rows(scope, county, households);
    List<LookLog.Seen> seen =
        rows.households().stream()
            .map(
                id ->
                    new LookLog.Seen(
                        rows.get(FileRow.Table.HOUSEHOLD, id).path("area_code").asString(),
                        id,
                        null))
            .toList();
    looks.addCarried(actor, seen);
    return seen.stream()
        .map(
            one ->
                reader.read(
                    rows,
                    Objects.requireNonNull(one.householdId()),
                    jurisdiction.today(),
                    Map.of()))
        .toList();
  }

  /**
   * The file of a household for those who live there: nobody's look is written down. Whoever calls
   * has made sure that it is theirs.
   */
  public Optional<HouseholdFile> ownFile(String county, UUID id) {
    FileTable.Opened opened = files.open(Scope.of(county), county, id);
    return opened
        .rows()
        .find(FileRow.Table.HOUSEHOLD, id)
        .map(
            row ->
                reader.read(
                    opened.rows(),
                    id,
                    jurisdiction.today(),
                    namesAbove(row.path("area_code").asString(), opened.areaNames())));
  }

  /** The file of a household as it was at the end of a past day; the look is logged. */
  @Transactional
  public Optional<HouseholdFile> fileAsOf(
      Actor actor, Scope scope, String county, UUID id, LocalDate day) {
    FileRows rows = files.rows(scope, county, List.of(id));
    if (!rows.hasHousehold(id)) {
      return Optional.empty();
    }
    Set<UUID> once = new HashSet<>(files.touched(county, id));
    once.removeAll(rows.ids());
    files.addRowsWhereverTheyAre(rows, county, once);
    String areaNow = rows.get(FileRow.Table.HOUSEHOLD, id).path("area_code").asString();
    List<FileChange> later = files.changesAfter(county, rows.ids(), day);
    FileRows past = rows.asOf(day, later);
    Optional<ObjectNode> household = past.find(FileRow.Table.HOUSEHOLD, id);
    if (household.isEmpty()) {
      return Optional.empty();
    }
    UUID premises = UUID.fromString(household.get().path("premises_id").asString());
    if (past.find(FileRow.Table.PREMISES, premises).isEmpty()) {
      files.addRowsWhereverTheyAre(rows, county, List.of(premises));
      past = rows.asOf(day, files.changesAfter(county, rows.ids(), day));
    }
    Optional<ObjectNode> home = past.find(FileRow.Table.PREMISES, premises);
    if (home.isEmpty()) {
      return Optional.empty();
    }
    AreaPast.Place place =
        areaPast.on(
            day,
            AreaCode.of(household.get().path("area_code").asString()),
            writtenAt(later, id).orElseGet(jurisdiction::now));
    household.get().put("area_code", place.code().value());
    home.get().put("area_code", place.code().value());
    Map<String, String> names = new LinkedHashMap<>();
    place.names().forEach((code, name) -> names.put(code.value(), name));
    names.keySet().removeIf(code -> code.length() < LEVELS[0]);
    looks.add(actor, LookLog.Kind.LOOK, areaNow, id, null, List.of(), null);
    return Optional.of(reader.read(past, id, day, names));
  }

  /** When the area that a past day shows was written down; empty when it is the one of now. */
  private static Optional<Instant> writtenAt(List<FileChange> later, UUID household) {
    FileRow row = new FileRow(FileRow.Table.HOUSEHOLD, household);
    return later.stream()
        .sorted(FileRows.LATEST_FIRST.reversed())
        .filter(
            change ->
                change.rows().stream()
                    .filter(one -> one.row().equals(row))
                    .anyMatch(one -> one.before().filter(was -> was.has("area_code")).isPresent()))
        .findFirst()
        .map(FileChange::recordedAt);
  }

  /** From the county downwards; what has no name is named by nothing. */
  private static Map<String, String> namesAbove(String area, Map<String, String> known) {
    Map<String, String> names = new LinkedHashMap<>();
    for (int level : LEVELS) {
      if (level <= area.length()) {
        String code = area.substring(0, level);
        names.put(code, known.getOrDefault(code, ""));
      }
    }
    return names;
  }

  /** The history of a household, the latest first. */
  @Transactional(readOnly = true)
  public Optional<Rows<TimelineEntry>> timeline(
      Scope scope, String county, UUID id, @Nullable UUID after, int limit) {
    FileRows rows = files.rows(scope, county, List.of(id));
    if (!rows.hasHousehold(id)) {
      return Optional.empty();
    }
    List<FileChange> changes = files.history(county, id, after, limit + 1);
    Set<UUID> elsewhere = new HashSet<>();
    changes.forEach(change -> change.rows().forEach(row -> elsewhere.add(row.row().id())));
    elsewhere.removeAll(rows.ids());
    if (!elsewhere.isEmpty()) {
      files.addRowsWhereverTheyAre(rows, county, elsewhere);
    }
    Rows<FileChange> page = Rows.page(changes, limit, change -> change.id().toString());
    return Optional.of(
        new Rows<>(
            page.rows().stream().map(change -> reader.entry(change, rows)).toList(),
            page.next(),
            page.total()));
  }

  /** What was uncovered of a resident. */
  public record Revealed(@Nullable String identity, @Nullable String phone) {}

  /**
   * Uncovers numbers of a resident; the look and its reason are logged.
   *
   * @param fields {@code identity}, {@code phone}
   */
  @Transactional
  public Optional<Revealed> reveal(
      Actor actor,
      Scope scope,
      String county,
      UUID household,
      UUID resident,
      Collection<String> fields,
      String reason) {
    FileRows rows = files.rows(scope, county, List.of(household));
    Optional<ObjectNode> row = rows.find(FileRow.Table.RESIDENT, resident);
    if (row.isEmpty()) {
      return Optional.empty();
    }
    Columns columns = new Columns(row.get());
    looks.add(
        actor,
        LookLog.Kind.REVEAL,
        columns.text("area_code"),
        household,
        resident,
        List.copyOf(fields),
        reason);
    return Optional.of(
        new Revealed(
            fields.contains("identity")
                ? columns
                    .bytes("identity_sealed")
                    .map(bytes -> sealing.openIdentity(bytes).value())
                    .orElse(null)
                : null,
            fields.contains("phone")
                ? columns
                    .bytes("phone_sealed")
                    .map(bytes -> sealing.openPhone(bytes).value())
                    .orElse(null)
                : null));
  }

  /** Who looked at a household's file, the latest first. */
  @Transactional(readOnly = true)
  public Optional<List<LookLog.Look>> looks(Scope scope, String county, UUID id, int limit) {
    return files.rows(scope, county, List.of(id)).hasHousehold(id)
        ? Optional.of(looks.ofHousehold(county, id, limit))
        : Optional.empty();
  }
}
