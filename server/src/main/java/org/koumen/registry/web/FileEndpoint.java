package org.koumen.registry.web;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Refusal;
import org.koumen.registry.Because;
import org.koumen.registry.FileDesk;
import org.koumen.registry.HouseholdKind;
import org.koumen.registry.HouseholdState;
import org.koumen.registry.LifeChange;
import org.koumen.registry.LifeDesk;
import org.koumen.registry.PremisesDraft;
import org.koumen.registry.Relation;
import org.koumen.registry.ResidentDraft;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes of household files: corrections, and what happens in life. */
@RestController
@RequestMapping("/api/households")
class FileEndpoint {
  private final FileDesk files;
  private final LifeDesk life;
  private final Jurisdiction jurisdiction;

  FileEndpoint(FileDesk files, LifeDesk life, Jurisdiction jurisdiction) {
    this.files = files;
    this.life = life;
    this.jurisdiction = jurisdiction;
  }

  /**
   * A household to be put on the register.
   *
   * @param premisesId premises on the register at this address; null for new ones
   * @param happenedOn since when it lives there; null for today
   */
  record NewHouseholdBody(
      @Nullable UUID premisesId,
      PremisesDraft premises,
      @Nullable String number,
      @Nullable HouseholdKind kind,
      @Nullable List<ResidentDraft> residents,
      @Nullable LocalDate happenedOn,
      @Nullable @Size(max = 500) String reason) {}

  @Needs(Permission.HOUSEHOLD_WRITE)
  @PostMapping
  Answers.Changed add(Actor actor, Scope scope, @RequestBody NewHouseholdBody body) {
    if (body.premises() == null) {
      throw Refusal.badInput("premises");
    }
    return Answers.of(
        files.add(
            actor,
            scope,
            new FileDesk.HouseholdDraft(
                body.premisesId(), body.premises(), body.number(), body.kind(), body.residents()),
            because(body.happenedOn(), body.reason())));
  }

  /** Premises as they are from now on; the version is of the premises. */
  record PremisesBody(
      int version,
      PremisesDraft premises,
      @Nullable LocalDate happenedOn,
      @Nullable @Size(max = 500) String reason) {}

  @Needs(Permission.HOUSEHOLD_WRITE)
  @PutMapping("/{county}/{id}/premises")
  Answers.Changed editPremises(
      Actor actor,
      Scope scope,
      @PathVariable String county,
      @PathVariable UUID id,
      @RequestBody PremisesBody body) {
    if (body.premises() == null) {
      throw Refusal.badInput("premises");
    }
    return Answers.of(
        files.editPremises(
            actor,
            scope,
            county,
            id,
            body.version(),
            body.premises(),
            because(body.happenedOn(), body.reason())));
  }

  /** A household as it is from now on; the version is of the household. */
  record HouseholdBody(
      int version,
      @Nullable @Size(max = 80) String number,
      HouseholdKind kind,
      HouseholdState state,
      @Nullable LocalDate happenedOn,
      @Nullable @Size(max = 500) String reason) {}

  @Needs(Permission.HOUSEHOLD_WRITE)
  @PutMapping("/{county}/{id}")
  Answers.Changed editHousehold(
      Actor actor,
      Scope scope,
      @PathVariable String county,
      @PathVariable UUID id,
      @RequestBody HouseholdBody body) {
    if (body.kind() == null || body.state() == null) {
      throw Refusal.badInput(body.kind() == null ? "kind" : "state");
    }
    return Answers.of(
        files.editHousehold(
            actor,
            scope,
            county,
            id,
            body.version(),
            body.number(),
            body.kind(),
            body.state(),
            because(body.happenedOn(), body.reason())));
  }

  /** A person, with the version of their row; a new one has none. */
  record ResidentBody(
      @Nullable Integer version,
      ResidentDraft resident,
      @Nullable LocalDate happenedOn,
      @Nullable @Size(max = 500) String reason) {}

  @Needs(Permission.HOUSEHOLD_WRITE)
  @PostMapping("/{county}/{id}/residents")
  Answers.Changed addResident(
      Actor actor,
      Scope scope,
      @PathVariable String county,
      @PathVariable UUID id,
      @RequestBody ResidentBody body) {
    return Answers.of(
        files.addResident(
            actor,
            scope,
            county,
            id,
            required(body.resident(), "resident"),
            because(body.happenedOn(), body.reason())));
  }

  @Needs(Permission.HOUSEHOLD_WRITE)
  @PutMapping("/{county}/{id}/residents/{resident}")
  Answers.Changed editResident(
      Actor actor,
      Scope scope,
      @PathVariable String county,
      @PathVariable UUID id,
      @PathVariable UUID resident,
      @RequestBody ResidentBody body) {
    return Answers.of(
        files.editResident(
            actor,
            scope,
            county,
            id,
            resident,
            required(body.version(), "version"),
            required(body.resident(), "resident"),
            because(body.happenedOn(), body.reason())));
  }

  /**
   * Something that happened in life; which fields count depends on the kind.
   *
   * @param kind birth, death, moved_in, came_back, moved_out, moved_within, household_split,
   *     household_merge, school, job, health, marriage or divorce
   * @param residentIds whom it happened to
   * @param resident the child or newcomer
   * @param relations what people are to the head from now on
   * @param whereTo where somebody moved who leaves the register
   * @param toCounty county of the household somebody moves to
   * @param toHousehold the household somebody moves to, or that this one joins
   * @param premises where a household that splits off lives; null for the same premises
   * @param number of a household that splits off
   * @param value the school or the work; null for none
   * @param need code of the kind of need, for health
   * @param note what is needed, for health
   * @param purpose what it is kept for, for health
   * @param consent who agreed when, for health
   */
  record EventBody(
      String kind,
      @Nullable List<UUID> residentIds,
      @Nullable ResidentDraft resident,
      @Nullable Map<UUID, Relation> relations,
      @Nullable @Size(max = 200) String whereTo,
      @Nullable String toCounty,
      @Nullable UUID toHousehold,
      @Nullable PremisesDraft premises,
      @Nullable @Size(max = 40) String number,
      @Nullable @Size(max = 100) String value,
      @Nullable String need,
      @Nullable @Size(max = 500) String note,
      @Nullable @Size(max = 200) String purpose,
      @Nullable @Size(max = 200) String consent,
      @Nullable LocalDate happenedOn,
      @Nullable @Size(max = 500) String reason) {

    private Set<UUID> people() {
      return LifeChange.people(residentIds);
    }

    private UUID person() {
      if (residentIds == null || residentIds.size() != 1) {
        throw Refusal.badInput("residentIds");
      }
      return residentIds.getFirst();
    }

    private Map<UUID, Relation> relationsNow() {
      return relations == null ? Map.of() : relations;
    }

    private LifeChange change(String county) {
      return switch (kind == null ? "" : kind) {
        case "birth" -> new LifeChange.Birth(required(resident, "resident"));
        case "death" -> new LifeChange.Death(person(), relationsNow());
        case "moved_in" -> new LifeChange.MovedIn(required(resident, "resident"));
        case "came_back" -> new LifeChange.CameBack(people());
        case "moved_out" -> new LifeChange.MovedOut(people(), whereTo, relationsNow());
        case "moved_within" ->
            new LifeChange.MovedWithin(
                people(),
                toCounty == null ? county : toCounty,
                required(toHousehold, "toHousehold"),
                relationsNow());
        case "household_split" -> new LifeChange.Split(people(), premises, number, relationsNow());
        case "household_merge" ->
            new LifeChange.Merge(required(toHousehold, "toHousehold"), relationsNow());
        case "school" -> new LifeChange.School(person(), value);
        case "job" -> new LifeChange.Job(person(), value);
        case "health" ->
            new LifeChange.Health(
                person(),
                need == null || need.isBlank() ? "health" : need,
                required(note, "note"),
                purpose == null ? "" : purpose,
                consent == null ? "" : consent);
        case "marriage" -> new LifeChange.Marriage(relationsNow());
        case "divorce" -> new LifeChange.Divorce(relationsNow());
        default -> throw Refusal.badInput("kind");
      };
    }
  }

  @Needs(Permission.HOUSEHOLD_WRITE)
  @PostMapping("/{county}/{id}/events")
  Answers.Changed happened(
      Actor actor,
      Scope scope,
      @PathVariable String county,
      @PathVariable UUID id,
      @RequestBody EventBody body) {
    return Answers.of(
        life.record(
            actor,
            scope,
            county,
            id,
            body.change(county),
            because(body.happenedOn(), body.reason())));
  }

  private Because because(@Nullable LocalDate happenedOn, @Nullable String reason) {
    return new Because(
        happenedOn == null ? jurisdiction.today() : happenedOn,
        Optional.ofNullable(reason).map(String::strip).filter(text -> !text.isEmpty()));
  }

  private static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw Refusal.badInput(field);
    }
    return value;
  }
}
