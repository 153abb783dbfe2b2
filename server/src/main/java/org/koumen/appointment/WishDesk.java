package org.koumen.appointment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.koumen.access.Actor;
import org.koumen.access.LookLog;
import org.koumen.access.Scope;
import org.koumen.platform.CleanText;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Seal;
import org.koumen.registry.HouseholdDoor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps how a household wants to be met: what it said itself goes before what the program thinks.
 */
@Service
public class WishDesk {
  private final WishTable table;
  private final HouseholdDoor households;
  private final LookLog looks;
  private final Seal seal;
  private final Jurisdiction jurisdiction;

  WishDesk(
      WishTable table,
      HouseholdDoor households,
      LookLog looks,
      Seal seal,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.households = households;
    this.looks = looks;
    this.seal = seal;
    this.jurisdiction = jurisdiction;
  }

  /** What a household wants. */
  public record Wanted(
      boolean call, DoorWish.Times times, Optional<LocalDate> awayUntil, Optional<String> note) {
    public Wanted {
      note = note.map(CleanText::line).filter(text -> !text.isEmpty());
    }

    /** Whether it says nothing at all. */
    boolean isNothing() {
      return !call && times == DoorWish.Times.ANY && awayUntil.isEmpty() && note.isEmpty();
    }
  }

  /**
   * Writes down what a household said to somebody who serves; nothing takes back what was there.
   *
   * @return false when there is no such household within the scope
   */
  @Transactional
  public boolean set(String county, UUID household, Wanted wanted, Scope scope, Actor by) {
    Optional<HouseholdDoor.Place> home = households.find(county, household, scope);
    home.ifPresent(place -> put(place, wanted, Optional.empty(), "staff", by.name()));
    return home.isPresent();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void setByCard(HouseholdDoor.Place home, Wanted wanted, Optional<byte[]> contact) {
    put(home, wanted, contact, "card", Hand.HOUSEHOLD.name());
  }

  private void put(
      HouseholdDoor.Place home,
      Wanted wanted,
      Optional<byte[]> contact,
      String source,
      String byName) {
    if (wanted.isNothing()) {
      table.drop(home.county(), home.id());
      return;
    }
    table.put(
        home,
        new WishTable.New(
            wanted.call(),
            wanted.times(),
            wanted.awayUntil().orElse(null),
            wanted.note().orElse(null),
            contact.orElse(null),
            source,
            byName),
        jurisdiction.now());
  }

  /** Notes that other times are to be tried, unless the household itself said something. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void proposeOtherTimes(HouseholdDoor.Place home) {
    var unused =
        table.propose(
            home,
            new WishTable.New(
                false, DoorWish.Times.OFF_PEAK, null, null, null, "program", Hand.CLOCK.name()),
            jurisdiction.now());
  }

  /** Somebody was met: what the program proposed is of no use any more. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void reached(HouseholdDoor.Place home) {
    table.dropProposal(home.county(), home.id());
  }

  /** Wishes of some households of one county; the caller found them in scope. */
  @Transactional(readOnly = true)
  public Map<UUID, DoorWish> of(String county, Collection<UUID> ids) {
    return table.of(county, ids).stream()
        .collect(Collectors.toMap(DoorWish::householdId, Function.identity()));
  }

  /** The wish of a household within the scope. */
  @Transactional(readOnly = true)
  public Optional<DoorWish> find(String county, UUID household, Scope scope) {
    return households
        .find(county, household, scope)
        .flatMap(home -> table.of(home.county(), List.of(home.id())).stream().findFirst());
  }

  /**
   * The number that a household left on its card's page; who reads it and why is logged.
   *
   * @return empty when there is none within the scope
   */
  @Transactional
  public Optional<String> contact(
      String county, UUID household, String reason, Scope scope, Actor actor) {
    return households
        .find(county, household, scope)
        .flatMap(
            home ->
                table
                    .contact(home.county(), home.id())
                    .map(
                        kept -> {
                          looks.add(
                              actor,
                              LookLog.Kind.REVEAL,
                              home.areaCode(),
                              home.id(),
                              null,
                              List.of("phone"),
                              reason);
                          return seal.open(kept);
                        }));
  }
}
