package org.koumen.registry.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.koumen.area.AreaCode;
import org.koumen.registry.AddressKey;
import org.koumen.registry.HouseholdDigest;
import org.koumen.registry.HouseholdKind;
import org.koumen.registry.HouseholdState;
import org.koumen.registry.NewCare;
import org.koumen.registry.NewHousehold;
import org.koumen.registry.NewPremises;
import org.koumen.registry.NewResident;
import org.koumen.registry.PersonName;
import org.koumen.registry.Pinyin;
import org.koumen.registry.RegistryIntake;
import org.koumen.registry.RegistryIntake.DigestedHousehold;
import org.koumen.registry.RegistryIntake.SealedResident;
import org.koumen.registry.Sealing;
import org.koumen.registry.sql.CountTable;
import org.koumen.registry.sql.IntakeTable;
import org.springframework.stereotype.Component;

/** Writes what a batch comes to: new rows by COPY, changed ones set by set with their history. */
@Component
class BatchWriter {
  private final RegistryIntake intake;
  private final IntakeTable newRows;
  private final MergeTable table;
  private final OnFileTable onFile;
  private final CountTable counts;
  private final Sealing sealing;

  BatchWriter(
      RegistryIntake intake,
      IntakeTable newRows,
      MergeTable table,
      OnFileTable onFile,
      CountTable counts,
      Sealing sealing) {
    this.intake = intake;
    this.newRows = newRows;
    this.table = table;
    this.onFile = onFile;
    this.counts = counts;
    this.sealing = sealing;
  }

  /** Writes in the caller's transaction. */
  void write(Batch batch, Importer importer) {
    Map<UUID, History> histories = new LinkedHashMap<>();
    addNew(batch, importer);
    Recount recount = new Recount(batch);
    addToKnown(batch, importer);
    if (!batch.changedPremises.isEmpty()) {
      table.changePremises(batch.changedPremises.values());
      batch.changedPremises.values().forEach(changed -> tell(histories, changed));
    }
    if (!batch.changedHouseholds.isEmpty()) {
      table.changeHouseholds(batch.changedHouseholds.values());
      batch.changedHouseholds.values().forEach(changed -> tell(histories, changed));
    }
    if (!batch.changedResidents.isEmpty()) {
      changeResidents(batch, histories);
    }
    if (!batch.marked.isEmpty()) {
      for (Marked marked : table.mark(batch.marked.values(), importer)) {
        history(histories, marked.household())
            .added(
                "care_mark",
                marked.id(),
                Map.of(
                    "colour", marked.mark().colour().code(),
                    "reason", marked.mark().reason(),
                    "review_on", marked.reviewOn().toString()));
      }
    }
    histories.values().removeIf(history -> history.changes.isEmpty());
    if (!histories.isEmpty()) {
      table.tell(histories.values(), importer);
    }
    if (!batch.joined.isEmpty()) {
      refresh(batch.joined);
    }
    recount.finish();
  }

  /** The households whose area or people this batch may change, as they counted before. */
  private final class Recount {
    private final Set<String> counties = new HashSet<>();
    private final Set<UUID> households = new HashSet<>();
    private final Set<UUID> premises;
    private final List<CountTable.Share> before;

    Recount(Batch batch) {
      batch.joined.forEach(
          household -> {
            counties.add(household.place.area.substring(0, 6));
            households.add(household.id);
          });
      batch
          .changedPremises
          .values()
          .forEach(changed -> counties.add(changed.after().area().substring(0, 6)));
      premises = batch.changedPremises.keySet();
      before = shares();
    }

    private List<CountTable.Share> shares() {
      return counties.isEmpty()
          ? List.of()
          : counts.sharesForUpdate(counties, households, premises);
    }

    void finish() {
      counts.change(before, shares());
    }
  }

  private void addNew(Batch batch, Importer importer) {
    List<DigestedHousehold> households =
        batch.households.parallelStream()
            .map(household -> intake.digest(newHousehold(household, batch, importer)))
            .toList();
    Set<UUID> lived = new HashSet<>();
    households.forEach(household -> lived.add(household.it().premises().id()));
    List<NewPremises> empty =
        batch.premises.values().stream().filter(place -> !lived.contains(place.id())).toList();
    if (!empty.isEmpty()) {
      newRows.addPremises(empty, importer.source(), importer.at());
    }
    if (!households.isEmpty()) {
      intake.add(households, importer.source(), importer.at());
    }
  }

  private static NewHousehold newHousehold(Household household, Batch batch, Importer importer) {
    NewPremises made = batch.premises.get(household.place.id);
    IntakeLine.Mark mark = household.mark;
    return new NewHousehold(
        household.id,
        made != null ? made : premises(household, importer),
        made == null,
        household.number,
        household.kind,
        HouseholdState.PRESENT,
        household.since,
        household.added,
        mark == null
            ? NewCare.NONE
            : new NewCare(
                List.of(
                    new NewCare.Mark(
                        mark.colour(),
                        mark.reason(),
                        importer.name(),
                        importer.today(),
                        Marked.reviewOn(mark, importer.today()))),
                List.of(),
                List.of(),
                List.of()));
  }

  private static NewPremises premises(Household household, Importer importer) {
    Place place = household.place;
    return NewPremises.at(
        place.id, AreaCode.of(place.area), place.address, place.use, importer.today());
  }

  /** People who come to a household that was there before this batch. */
  private void addToKnown(Batch batch, Importer importer) {
    List<SealedResident> residents = new ArrayList<>();
    for (Household household : batch.joined) {
      if (!batch.newcomers.containsKey(household.id)) {
        continue;
      }
      for (NewResident resident : batch.newcomers.getOrDefault(household.id, List.of())) {
        residents.add(
            new SealedResident(
                resident,
                household.id,
                AreaCode.of(household.place.area),
                Pinyin.of(resident.name()),
                sealing.seal(resident.identity()),
                sealing.seal(resident.phone())));
      }
    }
    if (!residents.isEmpty()) {
      newRows.addResidents(residents, importer.source(), importer.at());
      newRows.claimIdentities(residents, importer.at());
    }
  }

  private void changeResidents(Batch batch, Map<UUID, History> histories) {
    List<MergeTable.MergedPerson> people = new ArrayList<>(batch.changedResidents.size());
    for (Batch.ChangedPerson changed : batch.changedResidents) {
      MergeTable.MergedPerson merged =
          new MergeTable.MergedPerson(
              changed.before(),
              changed.after(),
              Pinyin.of(new PersonName(changed.after().name())),
              sealing.seal(changed.after().identity()),
              sealing.seal(changed.after().phone()));
      people.add(merged);
      tell(histories, changed.household(), merged);
    }
    table.changeResidents(people);
  }

  private static History history(Map<UUID, History> histories, Household household) {
    return histories.computeIfAbsent(household.id, id -> new History(household));
  }

  private static void tell(Map<UUID, History> histories, Batch.ChangedPlace changed) {
    OnFile.Premises was = changed.before();
    OnFile.Premises is = changed.after();
    for (Household household : changed.place().households) {
      history(histories, household)
          .row("premises", was.id())
          .column("area_code", was.area(), is.area())
          .column("use", was.use(), is.use())
          .column("compound", was.compound(), is.compound())
          .column("building", was.building(), is.building())
          .column("entrance", was.entrance(), is.entrance())
          .column("floor", was.floor(), is.floor())
          .column("room", was.room(), is.room())
          .keep();
    }
  }

  private static void tell(Map<UUID, History> histories, Batch.Changed<OnFile.Household> changed) {
    history(histories, changed.household())
        .row("household", changed.before().id())
        .column("number", changed.before().number(), changed.after().number())
        .column("kind", changed.before().kind(), changed.after().kind())
        .keep();
  }

  private static void tell(
      Map<UUID, History> histories, Household household, MergeTable.MergedPerson merged) {
    OnFile.Resident was = merged.before();
    Batch.Person is = merged.after();
    History.Row row =
        history(histories, household)
            .row("resident", was.id())
            .column("name", was.name(), is.name())
            .column("sex", was.sex(), is.sex())
            .column("born_on", was.bornOn(), is.bornOn())
            .column("relation", was.relation(), is.relation())
            .column("school", was.school(), is.school())
            .column("work", was.work(), is.work())
            .column("languages", was.languages(), is.languages())
            .column("state", was.state(), is.state());
    if (merged.identity().index() != null) {
      row.column("identity_sealed", was.identitySealed(), merged.identity().sealed())
          .column("identity_index", was.identityIndex(), merged.identity().index());
    }
    if (merged.phone().index() != null) {
      row.column("phone_sealed", was.phoneSealed(), merged.phone().sealed())
          .column("phone_index", was.phoneIndex(), merged.phone().index())
          .column("phone_tail_index", was.phoneTailIndex(), merged.phone().tailIndex());
    }
    row.keep();
  }

  /**
   * Households repeat some of their people; what they repeat is made anew from the rows as they are
   * now.
   */
  private void refresh(Collection<Household> households) {
    String[] counties =
        households.stream().map(one -> one.place.area.substring(0, 6)).toArray(String[]::new);
    UUID[] ids = households.stream().map(one -> one.id).toArray(UUID[]::new);
    Map<UUID, List<DigestPerson>> people = new LinkedHashMap<>();
    for (OnFile.Resident resident : onFile.residentsOf(counties, ids)) {
      people
          .computeIfAbsent(resident.household(), id -> new ArrayList<>(4))
          .add(new DigestPerson(resident));
    }
    List<MergeTable.Digested> digests = new ArrayList<>(ids.length);
    for (OnFileTable.DigestPart part : onFile.digestParts(counties, ids)) {
      digests.add(
          new MergeTable.Digested(
              part.county(),
              part.household(),
              HouseholdDigest.of(
                  new AddressKey(part.key()),
                  part.number(),
                  HouseholdKind.of(part.kind()),
                  HouseholdState.of(part.state()),
                  people.getOrDefault(part.household(), List.of()))));
    }
    table.digest(digests);
  }
}
