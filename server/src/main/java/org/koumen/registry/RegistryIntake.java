package org.koumen.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaCode;
import org.koumen.registry.sql.CountTable;
import org.koumen.registry.sql.IntakeTable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts whole households on the register by COPY: for imports, where the caller has read and checked
 * the rows, and for invented places.
 *
 * <p>No {@code file_change} is written: the rows themselves say since when they hold, when they
 * were recorded and where they come from.
 */
@Component
public class RegistryIntake {
  private final IntakeTable table;
  private final CountTable counts;
  private final Sealing sealing;

  RegistryIntake(IntakeTable table, CountTable counts, Sealing sealing) {
    this.table = table;
    this.counts = counts;
    this.sealing = sealing;
  }

  /**
   * What came of a batch.
   *
   * @param takenIdentities residents whose identity number another resident already has; they are
   *     on the register and wait as duplicates for somebody to decide
   */
  public record Taken(int premises, int households, int residents, List<UUID> takenIdentities) {}

  /**
   * A resident with everything that its row keeps, sealed and spelled.
   *
   * @param area of the household
   */
  public record SealedResident(
      NewResident it,
      UUID household,
      AreaCode area,
      Pinyin.Spelling spelling,
      Sealing.SealedIdentity identity,
      Sealing.SealedPhone phone)
      implements HouseholdDigest.Person {

    @Override
    public PersonName name() {
      return it.name();
    }

    @Override
    public Relation relation() {
      return it.relation();
    }

    @Override
    public ResidentState state() {
      return it.state();
    }

    @Override
    public java.time.@Nullable LocalDate bornOn() {
      return it.bornOn();
    }

    @Override
    public List<String> languages() {
      return it.languages();
    }

    @Override
    public byte @Nullable [] phoneTailIndex() {
      return phone.tailIndex();
    }
  }

  /** A household with its digest and its people. */
  public record DigestedHousehold(
      NewHousehold it, HouseholdDigest digest, List<SealedResident> residents) {}

  /**
   * Seals, spells and digests a household: the part that needs no database and may run on several
   * threads.
   */
  public DigestedHousehold digest(NewHousehold household) {
    List<SealedResident> residents = new ArrayList<>(household.residents().size());
    for (NewResident resident : household.residents()) {
      residents.add(seal(resident, household.id(), household.premises().area()));
    }
    return new DigestedHousehold(
        household,
        HouseholdDigest.of(
            household.premises().key(),
            household.number(),
            household.kind(),
            household.state(),
            residents),
        residents);
  }

  private SealedResident seal(NewResident resident, UUID household, AreaCode area) {
    return new SealedResident(
        resident,
        household,
        area,
        Pinyin.of(resident.name()),
        sealing.seal(resident.identity()),
        sealing.seal(resident.phone()));
  }

  /**
   * Adds premises where nobody lives, in the caller's transaction: flats that stand empty, houses
   * nobody has been found in yet.
   *
   * <p>The caller makes sure that none share village and {@link AddressKey} with others.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void addPremises(Collection<NewPremises> premises, String source, Instant recordedAt) {
    table.addPremises(premises, source, recordedAt);
  }

  /** Adds one person to a household whose file is open. */
  void addTo(UUID household, String area, NewResident it, String source, Instant now) {
    List<SealedResident> resident = List.of(seal(it, household, AreaCode.of(area)));
    table.addResidents(resident, source, now);
    table.claimIdentities(resident, now);
  }

  /**
   * Adds households in the caller's transaction, in batches of up to some ten thousand, and counts
   * them.
   *
   * <p>The caller makes sure that no premises that are not {@code premisesKnown} share village and
   * {@link AddressKey} with others.
   *
   * @param source where the rows come from, such as {@code import:…}
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Taken add(Collection<DigestedHousehold> households, String source, Instant recordedAt) {
    Taken taken = addUncounted(households, source, recordedAt);
    counts.change(
        List.of(),
        households.stream()
            .map(
                household ->
                    CountTable.Share.of(
                        household.it().premises().area().value(),
                        household.it().state(),
                        household.digest().people()))
            .toList());
    return taken;
  }

  /** As {@link #add}, for files that are open: the {@link Journal} counts them when it closes. */
  Taken addUncounted(Collection<DigestedHousehold> households, String source, Instant recordedAt) {
    Set<UUID> seen = new HashSet<>();
    List<NewPremises> premises = new ArrayList<>();
    List<SealedResident> residents = new ArrayList<>();
    for (DigestedHousehold household : households) {
      if (!household.it().premisesKnown() && seen.add(household.it().premises().id())) {
        premises.add(household.it().premises());
      }
      residents.addAll(household.residents());
    }
    table.addPremises(premises, source, recordedAt);
    table.addHouseholds(households, source, recordedAt);
    table.addResidents(residents, source, recordedAt);
    table.addCare(households.stream().map(DigestedHousehold::it).toList(), recordedAt);
    List<UUID> taken = table.claimIdentities(residents, recordedAt);
    return new Taken(premises.size(), households.size(), residents.size(), taken);
  }
}
