package org.koumen.registry;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the file that is shown out of its rows; sealed numbers leave it masked. */
@Component
class FileReader {
  private final Sealing sealing;

  FileReader(Sealing sealing) {
    this.sealing = sealing;
  }

  /** The file of a household that is among the rows, with its premises. */
  HouseholdFile read(FileRows rows, UUID id, LocalDate day, Map<String, String> areaNames) {
    ObjectNode household = rows.get(FileRow.Table.HOUSEHOLD, id);
    UUID premises = UUID.fromString(household.path("premises_id").asString());
    List<HouseholdFile.Resident> residents =
        rows.of(FileRow.Table.RESIDENT, id).stream()
            .map(row -> resident(new Columns(row), day))
            .sorted(FAMILY_ORDER)
            .toList();
    HouseholdFile.Premises where =
        premises(new Columns(rows.get(FileRow.Table.PREMISES, premises)));
    List<HouseholdFile.Mark> marks =
        rows.of(FileRow.Table.CARE_MARK, id).stream()
            .map(row -> mark(new Columns(row)))
            .sorted(
                Comparator.comparing((HouseholdFile.Mark it) -> it.endedOn() != null)
                    .thenComparing(HouseholdFile.Mark::setOn, Comparator.reverseOrder()))
            .toList();
    List<HouseholdFile.Listing> listings =
        rows.of(FileRow.Table.CARE_LISTING, id).stream()
            .map(row -> listing(new Columns(row)))
            .sorted(Comparator.comparing(HouseholdFile.Listing::since).reversed())
            .toList();
    return new HouseholdFile(
        day,
        household(new Columns(household), where.address(), residents, marks, listings),
        where,
        residents,
        rows.of(FileRow.Table.NEED, id).stream()
            .map(row -> need(new Columns(row)))
            .sorted(Comparator.comparing(HouseholdFile.Need::since).reversed())
            .toList(),
        marks,
        listings,
        rows.of(FileRow.Table.HOUSEHOLD_PLAN, id).stream()
            .map(row -> plan(new Columns(row), rows, id))
            .sorted(Comparator.comparing(HouseholdFile.Plan::openedOn).reversed())
            .toList(),
        areaNames);
  }

  /** The head, then those present by age, then those who left. */
  private static final Comparator<HouseholdFile.Resident> FAMILY_ORDER =
      Comparator.comparing((HouseholdFile.Resident it) -> !it.state().belongs())
          .thenComparing(it -> it.relation() != Relation.HEAD)
          .thenComparing(
              HouseholdFile.Resident::bornOn, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(HouseholdFile.Resident::id);

  private static HouseholdFile.Household household(
      Columns row,
      String address,
      List<HouseholdFile.Resident> residents,
      List<HouseholdFile.Mark> marks,
      List<HouseholdFile.Listing> listings) {
    Optional<HouseholdFile.Mark> mark =
        marks.stream().filter(it -> it.endedOn() == null).findFirst();
    List<HouseholdFile.Resident> people =
        residents.stream().filter(it -> it.state().belongs()).toList();
    long present = people.stream().filter(it -> it.state() == ResidentState.PRESENT).count();
    HouseholdKind kind = HouseholdKind.of(row.text("kind"));
    HouseholdState state = HouseholdState.of(row.text("state"));
    return new HouseholdFile.Household(
        row.text("county"),
        row.uuid("id"),
        row.text("area_code"),
        address,
        row.textOrNull("number"),
        kind,
        state,
        row.uuidOrNull("merged_into"),
        people.isEmpty() ? null : people.getFirst().name(),
        people.size(),
        HouseholdDigest.livingAlone(kind, state, present),
        mark.map(HouseholdFile.Mark::colour).orElse(null),
        mark.map(HouseholdFile.Mark::reviewOn).orElse(null),
        listings.stream().anyMatch(it -> it.until() == null),
        people.stream().flatMap(it -> it.languages().stream()).distinct().sorted().toList(),
        row.dateOrNull("last_visit_on"),
        row.text("source"),
        row.date("since"),
        row.moment("recorded_at"),
        row.number("version"));
  }

  private static HouseholdFile.Premises premises(Columns row) {
    return new HouseholdFile.Premises(
        row.uuid("id"),
        row.text("area_code"),
        row.text("address"),
        PremisesUse.of(row.text("use")),
        row.textOrNull("compound"),
        row.textOrNull("building"),
        row.textOrNull("entrance"),
        row.textOrNull("floor"),
        row.textOrNull("room"),
        row.fractionOrNull("longitude"),
        row.fractionOrNull("latitude"),
        row.date("since"),
        row.number("version"));
  }

  private HouseholdFile.Resident resident(Columns row, LocalDate day) {
    ObjectNode columns = (ObjectNode) row.row();
    LocalDate bornOn = row.dateOrNull("born_on");
    return new HouseholdFile.Resident(
        row.uuid("id"),
        row.text("name"),
        row.read("sex", Sex::of),
        bornOn,
        bornOn == null || bornOn.isAfter(day) ? null : Period.between(bornOn, day).getYears(),
        Relation.of(row.text("relation")),
        maskedIdentity(row.row()),
        maskedPhone(row.row()),
        FieldDesk.stamp(columns, FileField.IDENTITY),
        FieldDesk.stamp(columns, FileField.PHONE),
        row.textOrNull("school"),
        row.textOrNull("work"),
        row.texts("languages"),
        ResidentState.of(row.text("state")),
        row.textOrNull("continued_county"),
        row.uuidOrNull("continued_as"),
        row.text("source"),
        row.date("since"),
        row.number("version"));
  }

  /** The masked identity number of a row of residents, or null. */
  @Nullable String maskedIdentity(JsonNode row) {
    return new Columns(row)
        .bytes("identity_sealed")
        .map(bytes -> sealing.openIdentity(bytes).masked())
        .orElse(null);
  }

  /** The masked phone number of a row of residents, or null. */
  @Nullable String maskedPhone(JsonNode row) {
    return new Columns(row)
        .bytes("phone_sealed")
        .map(bytes -> sealing.openPhone(bytes).masked())
        .orElse(null);
  }

  private static HouseholdFile.Need need(Columns row) {
    return new HouseholdFile.Need(
        row.uuid("id"),
        row.uuidOrNull("resident_id"),
        row.text("kind"),
        row.text("note"),
        row.textOrNull("purpose"),
        row.textOrNull("consent"),
        row.date("since"),
        row.dateOrNull("met_on"),
        row.textOrNull("met_note"),
        row.text("recorded_by_name"));
  }

  private static HouseholdFile.Mark mark(Columns row) {
    return new HouseholdFile.Mark(
        row.uuid("id"),
        CareColour.of(row.text("colour")),
        row.text("reason"),
        row.text("set_by_name"),
        row.date("set_on"),
        row.date("review_on"),
        row.dateOrNull("ended_on"),
        row.textOrNull("ended_reason"));
  }

  private static HouseholdFile.Listing listing(Columns row) {
    return new HouseholdFile.Listing(
        row.uuid("id"),
        row.uuidOrNull("resident_id"),
        row.text("category"),
        row.text("reason"),
        row.text("listed_by_name"),
        row.date("since"),
        row.dateOrNull("until"),
        row.textOrNull("ended_reason"));
  }

  private static HouseholdFile.Plan plan(Columns row, FileRows rows, UUID household) {
    String id = row.text("id");
    return new HouseholdFile.Plan(
        row.uuid("id"),
        row.text("goal"),
        row.text("owner_name"),
        PlanState.of(row.text("state")),
        row.date("opened_on"),
        row.date("due_on"),
        row.number("check_every_days"),
        row.date("next_check_on"),
        row.dateOrNull("closed_on"),
        row.textOrNull("closed_reason"),
        row.number("version"),
        rows.of(FileRow.Table.PLAN_STEP, household).stream()
            .filter(step -> step.path("plan_id").asString().equals(id))
            .map(step -> step(new Columns(step)))
            .sorted(Comparator.comparing(HouseholdFile.Step::position))
            .toList(),
        rows.of(FileRow.Table.PLAN_CHECK, household).stream()
            .filter(check -> check.path("plan_id").asString().equals(id))
            .map(Columns::new)
            .map(
                check ->
                    new HouseholdFile.Check(
                        check.uuid("id"),
                        check.date("checked_on"),
                        check.text("checked_by_name"),
                        check.text("found")))
            .sorted(Comparator.comparing(HouseholdFile.Check::checkedOn).reversed())
            .toList());
  }

  private static HouseholdFile.Step step(Columns row) {
    return new HouseholdFile.Step(
        row.uuid("id"),
        row.number("position"),
        row.text("what"),
        row.dateOrNull("due_on"),
        row.dateOrNull("done_on"),
        row.textOrNull("done_by_name"),
        row.textOrNull("note"));
  }

  /** Columns that mean something to the program alone. */
  private static final Set<String> INNER =
      Set.of(
          "county",
          "id",
          "version",
          "source",
          "recorded_at",
          "recorded_by",
          "household_id",
          "premises_id",
          "resident_id",
          "plan_id",
          "address_key",
          "pinyin",
          "initials",
          "identity_index",
          "phone_index",
          "phone_tail_index",
          "continued_as",
          "continued_county",
          "merged_into",
          "set_by",
          "ended_by",
          "listed_by",
          "listed_at",
          "owner_id",
          "checked_by");

  /** A change of the history as it is shown; rows lend the names of people. */
  TimelineEntry entry(FileChange change, FileRows rows) {
    return new TimelineEntry(
        change.id(),
        change.kind(),
        change.kind().zh(),
        change.kind().en(),
        change.happenedOn(),
        change.recordedAt(),
        change.recordedByName(),
        change.reason().orElse(null),
        change.resident().orElse(null),
        change
            .resident()
            .flatMap(id -> rows.find(FileRow.Table.RESIDENT, id))
            .map(row -> row.path("name").asString())
            .orElse(null),
        change.rows().stream().map(row -> item(row, rows)).toList());
  }

  private TimelineEntry.Item item(RowChange change, FileRows rows) {
    return new TimelineEntry.Item(
        change.row().table().code(),
        change.row().id(),
        change.row().table() == FileRow.Table.RESIDENT
            ? rows.find(FileRow.Table.RESIDENT, change.row().id())
                .map(row -> row.path("name").asString())
                .orElse(null)
            : null,
        change.before().isEmpty(),
        change.after().propertyNames().stream()
            .filter(column -> !INNER.contains(column))
            .map(
                column ->
                    new TimelineEntry.Field(
                        fieldOf(column),
                        change.before().map(before -> shown(before, column)).orElse(null),
                        shown(change.after(), column)))
            .filter(field -> field.before() != null || field.after() != null)
            .toList());
  }

  /** The name that a column has in bodies: {@code born_on} is {@code bornOn}. */
  static String fieldOf(String column) {
    StringBuilder field = new StringBuilder();
    for (String part : column.replace("_sealed", "").split("_")) {
      field.append(
          field.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    return field.toString();
  }

  private @Nullable String shown(ObjectNode columns, String column) {
    JsonNode value = columns.path(column);
    if (value.isNull() || value.isMissingNode()) {
      return null;
    }
    return switch (column) {
      case "identity_sealed" -> maskedIdentity(columns);
      case "phone_sealed" -> maskedPhone(columns);
      default ->
          value.isArray() ? String.join("、", new Columns(columns).texts(column)) : value.asString();
    };
  }
}
