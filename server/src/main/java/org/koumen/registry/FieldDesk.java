package org.koumen.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.platform.Jurisdiction;
import org.koumen.registry.sql.FileTable;
import org.koumen.registry.sql.RowTable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes single fields of a household file for somebody who saw it earlier, field by field: a
 * field that is still as they saw it is written, one that somebody else changed meanwhile is left
 * as it is and told. What counts is what was seen, never whose clock said what.
 */
@Component
public class FieldDesk {
  private final Journal journal;
  private final FileDesk files;
  private final LifeDesk life;
  private final FileTable table;
  private final RowTable rows;
  private final Sealing sealing;
  private final Jurisdiction jurisdiction;

  FieldDesk(
      Journal journal,
      FileDesk files,
      LifeDesk life,
      FileTable table,
      RowTable rows,
      Sealing sealing,
      Jurisdiction jurisdiction) {
    this.journal = journal;
    this.files = files;
    this.life = life;
    this.table = table;
    this.rows = rows;
    this.sealing = sealing;
    this.jurisdiction = jurisdiction;
  }

  /**
   * A field as somebody wants it.
   *
   * @param resident whom it is about; null for the household
   * @param was what they saw, empty for nothing; of a sealed field its stamp, or the number itself
   * @param now what it shall be, empty for nothing
   */
  public record Change(@Nullable UUID resident, FileField field, String was, String now) {}

  /** What became of a wish. */
  public enum Fate {
    /** It is written. */
    WRITTEN,
    /** It was so already. */
    SAME,
    /** Somebody else changed the field meanwhile; nothing was written. */
    DIFFERS
  }

  /**
   * Who gave a field its present value.
   *
   * @param accountId null for a program
   */
  public record LastWord(@Nullable UUID accountId, String name, Instant at) {}

  /**
   * What became of one wish.
   *
   * @param household where the person lives now
   * @param name of the person
   * @param present what stands there
   * @param wanted what was wished, in the spelling that is compared
   */
  public record Result(
      UUID household,
      @Nullable UUID resident,
      @Nullable String name,
      FileField field,
      Fate fate,
      String present,
      String wanted,
      Optional<LastWord> lastWord) {}

  /** What came of the wishes. */
  public sealed interface Merged {
    /** Each was looked at; those that could be are written. */
    record Done(List<Result> results) implements Merged {}

    /** Nothing may be kept of it: the caller rolls back. */
    record Refused(FileOutcome why) implements Merged {}
  }

  /**
   * Merges wishes into the file of a household and of those who have moved from it to others within
   * reach.
   *
   * @param reason for the history
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Merged merge(
      Actor actor,
      Scope scope,
      String county,
      UUID household,
      List<Change> changes,
      String reason) {
    Map<UUID, List<Change>> byHousehold = new LinkedHashMap<>();
    for (Change change : changes) {
      Optional<Person> person =
          change.resident() == null
              ? Optional.of(new Person(household, null))
              : whereabouts(county, change.resident());
      if (person.isEmpty()) {
        return new Merged.Refused(new FileOutcome.NotFound());
      }
      byHousehold
          .computeIfAbsent(person.get().household(), id -> new ArrayList<>())
          .add(new Change(person.get().resident(), change.field(), change.was(), change.now()));
    }
    List<Result> results = new ArrayList<>();
    for (Map.Entry<UUID, List<Change>> one : byHousehold.entrySet()) {
      Merged merged = new One(actor, scope, county, one.getKey(), reason).merge(one.getValue());
      switch (merged) {
        case Merged.Done done -> results.addAll(done.results());
        case Merged.Refused refused -> {
          return refused;
        }
      }
    }
    return new Merged.Done(results);
  }

  private record Person(UUID household, @Nullable UUID resident) {}

  /** Where somebody lives now, and under which id after a merge of two files. */
  private Optional<Person> whereabouts(String county, UUID resident) {
    return rows.whereabouts(county, resident)
        .map(place -> new Person(place.household(), place.resident()));
  }

  /**
   * What stands in a field now, in the spelling that is compared; empty when there is no such
   * person within reach.
   */
  @Transactional(readOnly = true)
  public Optional<String> present(
      Scope scope, String county, UUID household, @Nullable UUID resident, FileField field) {
    FileRows found = table.rows(scope, county, List.of(household));
    return found.hasHousehold(household)
        ? row(found, household, resident, field).map(row -> value(row, field))
        : Optional.empty();
  }

  /** Writes into the history that a value was looked at and kept. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void kept(
      Actor actor, String county, UUID household, @Nullable UUID resident, String reason) {
    Journal.Open open = journal.open(Scope.of(county), county, List.of(household));
    Journal.Note note =
        Journal.Note.of(
            actor, ChangeKind.KEPT, new Because(jurisdiction.today(), Optional.of(reason)));
    journal.note(open, household, resident == null ? note : note.about(resident));
  }

  /** A value as people see it: numbers masked. */
  public static String shown(FileField field, String value) {
    return field.shown(value);
  }

  private Optional<ObjectNode> row(
      FileRows rows, UUID household, @Nullable UUID resident, FileField field) {
    return switch (field.table()) {
      case HOUSEHOLD -> rows.find(FileRow.Table.HOUSEHOLD, household);
      case PREMISES -> Optional.of(FileDesk.premisesOf(rows, household));
      default ->
          resident == null
              ? Optional.empty()
              : rows.find(FileRow.Table.RESIDENT, resident)
                  .filter(row -> row.path("household_id").asString().equals(household.toString()));
    };
  }

  private String value(ObjectNode row, FileField field) {
    Columns columns = new Columns(row);
    return switch (field) {
      case IDENTITY ->
          columns
              .bytes("identity_sealed")
              .map(bytes -> sealing.openIdentity(bytes).value())
              .orElse("");
      case PHONE ->
          columns.bytes("phone_sealed").map(bytes -> sealing.openPhone(bytes).value()).orElse("");
      default -> field.in(row);
    };
  }

  /** Merging into the file of one household. */
  private final class One {
    private final Actor actor;
    private final Scope scope;
    private final String county;
    private final UUID household;
    private final Because because;

    One(Actor actor, Scope scope, String county, UUID household, String reason) {
      this.actor = actor;
      this.scope = scope;
      this.county = county;
      this.household = household;
      this.because = new Because(jurisdiction.today(), Optional.of(reason));
    }

    Merged merge(List<Change> changes) {
      List<UUID> touched =
          changes.stream().anyMatch(change -> change.field() == FileField.USE)
              ? rows.sharingPremises(county, household)
              : List.of(household);
      FileRows before = journal.open(scope, county, touched).before();
      if (!before.hasHousehold(household)) {
        return new Merged.Refused(new FileOutcome.NotFound());
      }
      List<FieldFinding> findings = new ArrayList<>();
      List<Result> results = new ArrayList<>();
      Map<Optional<UUID>, Map<FileField, String>> wanted = new LinkedHashMap<>();
      for (Change change : changes) {
        Optional<ObjectNode> row = row(before, household, change.resident(), change.field());
        if (row.isEmpty()) {
          return new Merged.Refused(new FileOutcome.NotFound());
        }
        Reading<String> reading = change.field().read(change.now(), jurisdiction.today());
        if (reading.value().isEmpty()) {
          reading
              .finding()
              .ifPresent(finding -> findings.add(new FieldFinding(change.field().code(), finding)));
          continue;
        }
        String now = reading.orThrow();
        String present = value(row.get(), change.field());
        Fate fate = fate(change, row.get(), present, now);
        if (fate == Fate.WRITTEN) {
          wanted
              .computeIfAbsent(Optional.ofNullable(change.resident()), id -> new LinkedHashMap<>())
              .put(change.field(), now);
        }
        results.add(
            new Result(
                household,
                change.resident(),
                change.resident() == null ? null : row.get().path("name").asString(),
                change.field(),
                fate,
                present,
                now,
                fate == Fate.DIFFERS ? lastWord(row.get(), change.field()) : Optional.empty()));
      }
      if (!findings.isEmpty()) {
        return new Merged.Refused(new FileOutcome.Wrong(findings));
      }
      for (Map.Entry<Optional<UUID>, Map<FileField, String>> one : wanted.entrySet()) {
        for (FileOutcome outcome : write(before, one.getKey(), one.getValue())) {
          if (!(outcome instanceof FileOutcome.Done)
              && !(outcome instanceof FileOutcome.Unchanged)) {
            return new Merged.Refused(outcome);
          }
        }
      }
      return new Merged.Done(results);
    }

    private Fate fate(Change change, ObjectNode row, String present, String now) {
      if (present.equals(now)) {
        return Fate.SAME;
      }
      String was = change.was().strip();
      boolean seen =
          change.field().isSealed()
              ? was.equals(stamp(row, change.field()))
                  || change
                      .field()
                      .read(was, jurisdiction.today())
                      .value()
                      .equals(Optional.of(present))
              : change.field().read(was, jurisdiction.today()).value().orElse(was).equals(present);
      return seen ? Fate.WRITTEN : Fate.DIFFERS;
    }

    private Optional<LastWord> lastWord(ObjectNode row, FileField field) {
      return table.lastWord(county, UUID.fromString(row.path("id").asString()), field.column());
    }

    private List<FileOutcome> write(
        FileRows before, Optional<UUID> resident, Map<FileField, String> values) {
      return resident
          .map(id -> writePerson(before.get(FileRow.Table.RESIDENT, id), id, values))
          .orElseGet(() -> writeHousehold(before, values));
    }

    private List<FileOutcome> writeHousehold(FileRows before, Map<FileField, String> values) {
      List<FileOutcome> outcomes = new ArrayList<>();
      String use = values.get(FileField.USE);
      if (use != null) {
        ObjectNode premises = FileDesk.premisesOf(before, household);
        Columns columns = new Columns(premises);
        outcomes.add(
            files.editPremises(
                actor,
                scope,
                county,
                household,
                columns.number("version"),
                new PremisesDraft(
                    columns.text("area_code"),
                    columns.text("address"),
                    use,
                    columns.textOrNull("compound"),
                    columns.textOrNull("building"),
                    columns.textOrNull("entrance"),
                    columns.textOrNull("floor"),
                    columns.textOrNull("room"),
                    columns.fractionOrNull("longitude"),
                    columns.fractionOrNull("latitude")),
                because));
      }
      if (values.keySet().stream().anyMatch(field -> field.table() == FileRow.Table.HOUSEHOLD)) {
        ObjectNode row = before.get(FileRow.Table.HOUSEHOLD, household);
        String kind = values.getOrDefault(FileField.KIND, FileField.KIND.in(row));
        String state = values.getOrDefault(FileField.HOUSEHOLD_STATE, row.path("state").asString());
        if (kind.isEmpty() || state.isEmpty()) {
          outcomes.add(missing(kind.isEmpty() ? FileField.KIND : FileField.HOUSEHOLD_STATE));
        } else {
          outcomes.add(
              files.editHousehold(
                  actor,
                  scope,
                  county,
                  household,
                  row.path("version").asInt(),
                  values.getOrDefault(FileField.NUMBER, FileField.NUMBER.in(row)),
                  HouseholdKind.of(kind),
                  HouseholdState.of(state),
                  because));
        }
      }
      return outcomes;
    }

    private List<FileOutcome> writePerson(
        ObjectNode row, UUID resident, Map<FileField, String> values) {
      List<FileOutcome> outcomes = new ArrayList<>();
      ResidentState before = ResidentState.of(row.path("state").asString());
      Optional<ResidentState> becomes =
          Optional.ofNullable(values.get(FileField.STATE))
              .filter(state -> !state.isEmpty())
              .map(ResidentState::of)
              .filter(state -> state != ResidentState.MERGED);
      boolean corrected =
          values.keySet().stream().anyMatch(field -> field != FileField.STATE)
              || becomes.filter(state -> state.belongs() && before.belongs()).isPresent();
      if (values.containsKey(FileField.STATE) && becomes.isEmpty()) {
        outcomes.add(missing(FileField.STATE));
      }
      if (corrected) {
        outcomes.add(
            files.editResident(
                actor,
                scope,
                county,
                household,
                resident,
                row.path("version").asInt(),
                draft(row, values, before, becomes),
                because));
      }
      becomes
          .flatMap(state -> lifeChange(resident, before, state))
          .ifPresent(
              change ->
                  outcomes.add(life.record(actor, scope, county, household, change, because)));
      return outcomes;
    }

    private Optional<LifeChange> lifeChange(
        UUID resident, ResidentState before, ResidentState becomes) {
      return switch (becomes) {
        case PRESENT, AWAY ->
            before.belongs()
                ? Optional.empty()
                : Optional.of(new LifeChange.CameBack(Set.of(resident)));
        case MOVED_OUT, MERGED ->
            Optional.of(new LifeChange.MovedOut(Set.of(resident), null, Map.of()));
        case DEAD -> Optional.of(new LifeChange.Death(resident, Map.of()));
      };
    }

    private ResidentDraft draft(
        ObjectNode row,
        Map<FileField, String> values,
        ResidentState before,
        Optional<ResidentState> becomes) {
      Columns columns = new Columns(row);
      ResidentState state =
          becomes.filter(ResidentState::belongs).filter(it -> before.belongs()).orElse(before);
      return new ResidentDraft(
          values.getOrDefault(FileField.NAME, columns.text("name")),
          values.getOrDefault(FileField.SEX, FileField.SEX.in(row)),
          values.getOrDefault(FileField.BORN_ON, FileField.BORN_ON.in(row)),
          values.getOrDefault(FileField.RELATION, columns.text("relation")),
          values.get(FileField.IDENTITY),
          values.get(FileField.PHONE),
          values.getOrDefault(FileField.SCHOOL, FileField.SCHOOL.in(row)),
          values.getOrDefault(FileField.WORK, FileField.WORK.in(row)),
          FileField.split(values.getOrDefault(FileField.LANGUAGES, FileField.LANGUAGES.in(row))),
          state.belongs() ? state.code() : null);
    }

    private static FileOutcome missing(FileField field) {
      return new FileOutcome.Wrong(
          List.of(new FieldFinding(field.code(), new Finding.Missing("状态", "the state"))));
    }
  }

  /**
   * A mark by which somebody who sees a number masked can tell later which number they saw; it says
   * nothing about the number, nor whether two people have the same one.
   */
  static String stamp(ObjectNode resident, FileField field) {
    byte[] index =
        new Columns(resident)
            .bytes(field == FileField.PHONE ? "phone_index" : "identity_index")
            .orElse(null);
    return index == null ? "" : stamp(resident.path("id").asString(), index);
  }

  private static String stamp(String id, byte[] index) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(id.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(index), 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
    }
  }
}
