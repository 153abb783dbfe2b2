package org.koumen.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.AreaNames;
import org.koumen.access.Scope;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.registry.sql.ClaimTable;
import org.koumen.registry.sql.FileTable;
import org.koumen.registry.sql.RowTable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Adds and corrects household files; what happens in life goes through {@link LifeDesk}. */
@Component
public class FileDesk {
  private static final String SOURCE = "desk";
  private static final int MOST_NUMBER = 40;

  private final Editing editing;
  private final RegistryIntake intake;
  private final FileTable files;
  private final RowTable rows;
  private final ClaimTable claims;
  private final Sealing sealing;
  private final AreaNames areaNames;
  private final Jurisdiction jurisdiction;

  FileDesk(
      Editing editing,
      RegistryIntake intake,
      FileTable files,
      RowTable rows,
      ClaimTable claims,
      Sealing sealing,
      AreaNames areaNames,
      Jurisdiction jurisdiction) {
    this.editing = editing;
    this.intake = intake;
    this.files = files;
    this.rows = rows;
    this.claims = claims;
    this.sealing = sealing;
    this.areaNames = areaNames;
    this.jurisdiction = jurisdiction;
  }

  /**
   * A household as a form gives it.
   *
   * @param premisesId premises on the register where it lives; null for new ones
   * @param premises new premises; also the area when {@code premisesId} is given
   */
  public record HouseholdDraft(
      @Nullable UUID premisesId,
      PremisesDraft premises,
      @Nullable String number,
      @Nullable HouseholdKind kind,
      @Nullable List<ResidentDraft> residents) {}

  /** Puts a household on the register with everyone in it. */
  public FileOutcome add(Actor actor, Scope scope, HouseholdDraft draft, Because because) {
    LocalDate day = because.happenedOn();
    List<FieldFinding> findings = new ArrayList<>();
    PremisesDraft.Checked where = draft.premises().check(Ids.next(), day);
    where.findings().forEach(finding -> findings.add(finding.within("premises.")));
    checkNumber(draft.number(), findings);
    List<NewResident> residents = new ArrayList<>();
    List<ResidentDraft> drafts = draft.residents() == null ? List.of() : draft.residents();
    for (int i = 0; i < drafts.size(); i++) {
      ResidentDraft.Checked checked = drafts.get(i).check(jurisdiction.today(), Optional.empty());
      checked.facts().ifPresent(facts -> residents.add(facts.toResident(Ids.next(), day)));
      String prefix = "residents[" + i + "].";
      checked.findings().forEach(finding -> findings.add(finding.within(prefix)));
    }
    if (where.premises().isEmpty() || !findings.isEmpty()) {
      return new FileOutcome.Wrong(findings);
    }
    NewPremises premises = where.premises().get();
    if (!isWritable(scope, premises.area().value())) {
      return new FileOutcome.NotFound();
    }
    UUID id = Ids.next();
    return editing.begin(
        premises.area().county(),
        Journal.Note.of(actor, ChangeKind.ADDED, because),
        before -> {
          Optional<UUID> taken = premisesAt(premises);
          if (taken.isPresent() && !taken.get().equals(draft.premisesId())) {
            return new Editing.Refused(
                new FileOutcome.AddressTaken(taken.get(), premises.address()));
          }
          taken.ifPresent(known -> moveInto(before, premises, known));
          NewHousehold household =
              new NewHousehold(
                  id,
                  taken.isPresent() ? withId(premises, taken.get()) : premises,
                  taken.isPresent(),
                  tidyNumber(draft.number()),
                  draft.kind() == null ? HouseholdKind.FAMILY : draft.kind(),
                  HouseholdState.PRESENT,
                  day,
                  residents,
                  NewCare.NONE);
          intake.addUncounted(List.of(intake.digest(household)), SOURCE, jurisdiction.now());
          return Editing.Written.in(id)
              .adding(id)
              .looking(residents.stream().map(NewResident::id).toList());
        });
  }

  /** Premises that were there before do not come with the household, and stand empty no longer. */
  private void moveInto(FileRows before, NewPremises wanted, UUID known) {
    String county = wanted.area().county();
    files.addRowsWhereverTheyAre(before, county, List.of(known));
    String use = before.get(FileRow.Table.PREMISES, known).path("use").asString();
    if (use.equals(PremisesUse.VACANT.code()) && wanted.use() != PremisesUse.VACANT) {
      rows.changeUse(county, known, wanted.use());
    }
  }

  /**
   * Corrects where a household lives, also the grid within its county; other households at the same
   * premises follow.
   */
  public FileOutcome editPremises(
      Actor actor,
      Scope scope,
      String county,
      UUID household,
      int version,
      PremisesDraft draft,
      Because because) {
    List<UUID> sharing = rows.sharingPremises(county, household);
    return editing.change(
        scope,
        county,
        sharing.isEmpty() ? List.of(household) : sharing,
        Journal.Note.of(actor, ChangeKind.PREMISES_EDITED, because),
        before -> {
          ObjectNode row = premisesOf(before, household);
          if (row.path("version").asInt() != version) {
            return editing.stale(before, household);
          }
          UUID id = UUID.fromString(row.path("id").asString());
          PremisesDraft.Checked checked =
              draft.check(id, LocalDate.parse(row.path("since").asString()));
          if (checked.premises().isEmpty()) {
            return new Editing.Refused(new FileOutcome.Wrong(checked.findings()));
          }
          NewPremises premises = checked.premises().get();
          String area = premises.area().value();
          boolean moves = !area.equals(row.path("area_code").asString());
          if (moves && (!premises.area().county().equals(county) || !isWritable(scope, area))) {
            return new Editing.Refused(new FileOutcome.NotFound());
          }
          Optional<UUID> taken = premisesAt(premises).filter(other -> !other.equals(id));
          if (taken.isPresent()) {
            return new Editing.Refused(
                new FileOutcome.AddressTaken(taken.get(), premises.address()));
          }
          rows.changePremises(county, premises);
          if (moves) {
            rows.relocate(county, id, before.households(), area);
          }
          return Editing.Written.in(household);
        });
  }

  /** Corrects number, kind and presence of a household. */
  public FileOutcome editHousehold(
      Actor actor,
      Scope scope,
      String county,
      UUID household,
      int version,
      @Nullable String number,
      HouseholdKind kind,
      HouseholdState state,
      Because because) {
    List<FieldFinding> findings = new ArrayList<>();
    checkNumber(number, findings);
    if (state == HouseholdState.MERGED) {
      findings.add(
          new FieldFinding(
              "state",
              new Finding.UnknownWord(
                  state.zh(), List.of("在住", "外出"), List.of("present", "away"))));
    }
    if (!findings.isEmpty()) {
      return new FileOutcome.Wrong(findings);
    }
    return editing.change(
        scope,
        county,
        List.of(household),
        Journal.Note.of(actor, ChangeKind.HOUSEHOLD_EDITED, because),
        before -> {
          ObjectNode row = before.get(FileRow.Table.HOUSEHOLD, household);
          if (row.path("version").asInt() != version) {
            return editing.stale(before, household);
          }
          if (row.path("state").asString().equals(HouseholdState.MERGED.code())) {
            return new Editing.Refused(new FileOutcome.NotInThisState(NotNow.HOUSEHOLD_MERGED));
          }
          if (!state.belongs() && !new Family(before, county, household).living().isEmpty()) {
            return new Editing.Refused(new FileOutcome.NotInThisState(NotNow.PEOPLE_THERE));
          }
          rows.changeHousehold(county, household, tidyNumber(number), kind, state);
          return Editing.Written.in(household);
        });
  }

  /** Adds somebody who lives there already and was not on the register. */
  public FileOutcome addResident(
      Actor actor,
      Scope scope,
      String county,
      UUID household,
      ResidentDraft draft,
      Because because) {
    return add(actor, scope, county, household, draft, because, ChangeKind.RESIDENT_ADDED);
  }

  /** Adds somebody for a reason of life: birth, moving in. */
  FileOutcome add(
      Actor actor,
      Scope scope,
      String county,
      UUID household,
      ResidentDraft draft,
      Because because,
      ChangeKind kind) {
    ResidentDraft.Checked checked = draft.check(jurisdiction.today(), Optional.empty());
    if (checked.facts().isEmpty()) {
      return new FileOutcome.Wrong(checked.findings());
    }
    NewResident resident = checked.facts().get().toResident(Ids.next(), because.happenedOn());
    return editing.change(
        scope,
        county,
        List.of(household),
        Journal.Note.of(actor, kind, because).about(resident.id()),
        before -> {
          ObjectNode row = before.get(FileRow.Table.HOUSEHOLD, household);
          HouseholdState state = HouseholdState.of(row.path("state").asString());
          if (state == HouseholdState.MERGED) {
            return new Editing.Refused(new FileOutcome.NotInThisState(NotNow.HOUSEHOLD_MERGED));
          }
          intake.addTo(
              household, row.path("area_code").asString(), resident, SOURCE, jurisdiction.now());
          if (!state.belongs()) {
            rows.changeHouseholdState(county, household, HouseholdState.PRESENT, null);
          }
          return Editing.Written.in(household).looking(List.of(resident.id()));
        });
  }

  /** Corrects what is written of somebody. */
  public FileOutcome editResident(
      Actor actor,
      Scope scope,
      String county,
      UUID household,
      UUID resident,
      int version,
      ResidentDraft draft,
      Because because) {
    return editing.change(
        scope,
        county,
        List.of(household),
        Journal.Note.of(actor, ChangeKind.RESIDENT_EDITED, because).about(resident),
        before -> {
          Optional<ObjectNode> row =
              before
                  .find(FileRow.Table.RESIDENT, resident)
                  .filter(it -> it.path("household_id").asString().equals(household.toString()));
          if (row.isEmpty()) {
            return new Editing.Refused(new FileOutcome.NotFound());
          }
          if (row.get().path("version").asInt() != version) {
            return editing.stale(before, household);
          }
          ResidentState state = ResidentState.of(row.get().path("state").asString());
          Optional<IdentityNumber> onRegister =
              new Columns(row.get()).bytes("identity_sealed").map(sealing::openIdentity);
          ResidentDraft.Checked checked = draft.check(jurisdiction.today(), onRegister);
          if (checked.facts().isEmpty()) {
            return new Editing.Refused(new FileOutcome.Wrong(checked.findings()));
          }
          write(
              actor,
              new ClaimTable.Holder(county, resident),
              checked.facts().get(),
              state,
              onRegister);
          return Editing.Written.in(household).looking(List.of(resident));
        });
  }

  private void write(
      Actor actor,
      ClaimTable.Holder holder,
      ResidentDraft.Facts facts,
      ResidentState state,
      Optional<IdentityNumber> onRegister) {
    Pinyin.Spelling spelling = Pinyin.of(facts.name());
    rows.changeResident(
        holder.county(),
        holder.resident(),
        new RowTable.ResidentColumns(
            facts.name().value(),
            spelling.full(),
            spelling.initials(),
            facts.sex() == null ? null : facts.sex().code(),
            facts.bornOn(),
            facts.relation(),
            facts.school(),
            facts.work(),
            facts.languages(),
            // whoever died or moved away does not come back by a correction
            state.belongs() ? facts.state() : state));
    switch (facts.phone()) {
      case Given.Kept<PhoneNumber> kept -> {}
      case Given.Cleared<PhoneNumber> cleared ->
          rows.changePhone(holder.county(), holder.resident(), Sealing.SealedPhone.NONE);
      case Given.New<PhoneNumber>(PhoneNumber number) ->
          rows.changePhone(holder.county(), holder.resident(), sealing.seal(number));
    }
    boolean kept = facts.identity() instanceof Given.Kept<IdentityNumber>;
    IdentityNumber wanted = facts.identity().orNull();
    if (kept || onRegister.map(number -> number.equals(wanted)).orElse(wanted == null)) {
      return;
    }
    onRegister.ifPresent(
        number ->
            claims.release(
                sealing.indexOf(number),
                holder,
                actor.accountId(),
                actor.name(),
                jurisdiction.now()));
    Sealing.SealedIdentity identity = sealing.seal(wanted);
    rows.changeIdentity(holder.county(), holder.resident(), identity);
    byte[] index = identity.index();
    if (index != null) {
      claims
          .claim(index, holder)
          .ifPresent(other -> claims.pair(other, holder, jurisdiction.now()));
    }
  }

  private Optional<UUID> premisesAt(NewPremises premises) {
    return rows.premisesAt(
        premises.area().county(), premises.area().value().substring(0, 12), premises.key().value());
  }

  private boolean isWritable(Scope scope, String area) {
    return scope.covers(area) && areaNames.of(List.of(area)).containsKey(area);
  }

  static ObjectNode premisesOf(FileRows rows, UUID household) {
    ObjectNode row = rows.get(FileRow.Table.HOUSEHOLD, household);
    return rows.get(FileRow.Table.PREMISES, UUID.fromString(row.path("premises_id").asString()));
  }

  private static NewPremises withId(NewPremises premises, UUID id) {
    return new NewPremises(
        id,
        premises.area(),
        premises.address(),
        premises.use(),
        premises.compound(),
        premises.building(),
        premises.entrance(),
        premises.floor(),
        premises.room(),
        premises.longitude(),
        premises.latitude(),
        premises.since());
  }

  private static void checkNumber(@Nullable String number, List<FieldFinding> findings) {
    if (number != null && number.strip().length() > MOST_NUMBER) {
      findings.add(
          new FieldFinding(
              "number",
              new Finding.TextLength("户编号", "the number", number.strip().length(), MOST_NUMBER)));
    }
  }

  private static @Nullable String tidyNumber(@Nullable String number) {
    return number == null || number.isBlank() ? null : number.strip();
  }
}
