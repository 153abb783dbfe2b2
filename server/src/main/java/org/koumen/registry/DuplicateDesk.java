package org.koumen.registry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.Counties;
import org.koumen.platform.Jobs;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Rows;
import org.koumen.registry.sql.ClaimTable;
import org.koumen.registry.sql.DuplicateTable;
import org.koumen.registry.sql.DuplicateTable.Pair;
import org.koumen.registry.sql.DuplicateTable.Side;
import org.koumen.registry.sql.FileTable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Residents who may be one person. The program finds and offers them; a person merges them, says
 * that they are two, or takes a merge back.
 */
@Component
public class DuplicateDesk {
  private final DuplicateTable table;
  private final Merging merging;
  private final Editing editing;
  private final Journal journal;
  private final FileTable files;
  private final Sealing sealing;
  private final Counties counties;
  private final Jurisdiction jurisdiction;

  DuplicateDesk(
      DuplicateTable table,
      Merging merging,
      Editing editing,
      Journal journal,
      FileTable files,
      Sealing sealing,
      Counties counties,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.merging = merging;
    this.editing = editing;
    this.journal = journal;
    this.files = files;
    this.sealing = sealing;
    this.counties = counties;
    this.jurisdiction = jurisdiction;
  }

  /**
   * One of two, numbers masked.
   *
   * @param visible whether the person lies in the reader's area; if not, only the county is told
   */
  public record Person(
      String county,
      UUID id,
      boolean visible,
      @Nullable UUID householdId,
      @Nullable String areaCode,
      @Nullable String address,
      @Nullable String name,
      @Nullable Sex sex,
      java.time.@Nullable LocalDate bornOn,
      @Nullable String identity,
      @Nullable String phone,
      @Nullable ResidentState state) {}

  /**
   * Two residents who may be one person, and what was decided.
   *
   * @param sameIdentity whether both have the same identity number; null where one has none, or
   *     lies outside the reader's area
   * @param samePhone the same of the phone number
   */
  public record Doubles(
      Pair pair, Person a, Person b, @Nullable Boolean sameIdentity, @Nullable Boolean samePhone) {}

  /** Pairs of an area in a state, the newest first. */
  @Transactional(readOnly = true)
  public Rows<Doubles> list(
      Scope scope, String area, PairState state, @Nullable UUID after, int limit) {
    Scope within = scope.within(area);
    Rows<Pair> page =
        Rows.page(table.list(within, state, after, limit + 1), limit, pair -> pair.id().toString());
    Map<UUID, Side> sides = new HashMap<>();
    table.sides(page.rows()).forEach(side -> sides.put(side.id(), side));
    List<Doubles> rows = page.rows().stream().map(pair -> doubles(scope, pair, sides)).toList();
    return new Rows<>(rows, page.next(), table.count(within, state));
  }

  /** One pair of the reader's area. */
  @Transactional(readOnly = true)
  public Optional<Doubles> find(Scope scope, String county, UUID id) {
    return table
        .find(scope, county, id)
        .map(
            pair -> {
              Map<UUID, Side> sides = new HashMap<>();
              table.sides(List.of(pair)).forEach(side -> sides.put(side.id(), side));
              return doubles(scope, pair, sides);
            });
  }

  private Doubles doubles(Scope scope, Pair pair, Map<UUID, Side> sides) {
    Optional<Side> a = seen(scope, sides.get(pair.residentA()));
    Optional<Side> b = seen(scope, sides.get(pair.residentB()));
    return new Doubles(
        pair,
        person(scope, pair.countyA(), pair.residentA(), sides),
        person(scope, pair.county(), pair.residentB(), sides),
        same(a.flatMap(Side::identitySealed), b.flatMap(Side::identitySealed), this::identity),
        same(a.flatMap(Side::phoneSealed), b.flatMap(Side::phoneSealed), this::phone));
  }

  private String identity(byte[] seal) {
    return sealing.openIdentity(seal).value();
  }

  private String phone(byte[] seal) {
    return sealing.openPhone(seal).value();
  }

  private static Optional<Side> seen(Scope scope, @Nullable Side side) {
    return Optional.ofNullable(side).filter(it -> scope.covers(it.areaCode()));
  }

  /** Sealed numbers differ from seal to seal; only what is inside can be compared. */
  private static @Nullable Boolean same(
      Optional<byte[]> a, Optional<byte[]> b, Function<byte[], String> opened) {
    return a.isPresent() && b.isPresent()
        ? opened.apply(a.get()).equals(opened.apply(b.get()))
        : null;
  }

  private Person person(Scope scope, String county, UUID id, Map<UUID, Side> sides) {
    Side side = sides.get(id);
    if (side == null || !scope.covers(side.areaCode())) {
      return new Person(county, id, false, null, null, null, null, null, null, null, null, null);
    }
    return new Person(
        county,
        id,
        true,
        side.household(),
        side.areaCode(),
        side.address(),
        side.name(),
        side.sex(),
        side.bornOn(),
        side.identitySealed().map(it -> sealing.openIdentity(it).masked()).orElse(null),
        side.phoneSealed().map(it -> sealing.openPhone(it).masked()).orElse(null),
        side.state());
  }

  /** What a search came to: how many pairs are new. */
  public record Found(int found) {}

  /** Whether anything of an area may be searched. */
  public boolean maySearch(Scope scope, AreaCode area) {
    return !scope.within(area.value()).isNowhere();
  }

  /** Looks for doubles in an area, county by county; what is found stays when it is broken off. */
  public Found search(Scope scope, AreaCode area, Jobs.Progress progress) {
    Scope within = scope.within(area.value());
    List<String> places = counties.within(area);
    progress.total(2L * places.size());
    int found = 0;
    int done = 0;
    for (String county : places) {
      Scope here = within.within(county.length() > area.value().length() ? county : area.value());
      if (!here.isNowhere()) {
        found += table.add(county, table.sameNumber(here, county), jurisdiction.now());
        progress.done(++done);
        found += table.add(county, table.sameBirth(here, county), jurisdiction.now());
        progress.done(++done);
      }
    }
    return new Found(found);
  }

  /** Says that two are different people; they are not offered again. */
  public FileOutcome different(
      Actor actor, Scope scope, String county, UUID id, @Nullable String reason) {
    return editing.run(
        status -> {
          Optional<Pair> pair = table.lock(scope, county, id);
          if (pair.isEmpty()) {
            return new FileOutcome.NotFound();
          }
          if (!isUndecided(pair.get())) {
            return new FileOutcome.NotInThisState(NotNow.DECIDED);
          }
          table.decide(
              pair.get(),
              PairState.DIFFERENT,
              actor.accountId(),
              actor.name(),
              jurisdiction.now(),
              reason,
              null);
          return new FileOutcome.Done(county, id, List.of());
        });
  }

  /**
   * Makes one person of two: the kept file takes over what it lacks, the other ends and points to
   * it.
   */
  public FileOutcome merge(
      Actor actor, Scope scope, String county, UUID id, UUID keep, String reason) {
    Journal.Note note =
        Journal.Note.of(
                actor,
                ChangeKind.DUPLICATE_MERGED,
                new Because(jurisdiction.today(), Optional.of(reason)))
            .about(keep);
    return editing.run(
        status -> {
          Optional<Pair> found = table.lock(scope, county, id);
          if (found.isEmpty()) {
            return new FileOutcome.NotFound();
          }
          Pair pair = found.get();
          if (!isUndecided(pair)) {
            return new FileOutcome.NotInThisState(NotNow.DECIDED);
          }
          boolean keepA = keep.equals(pair.residentA());
          if (!keepA && !keep.equals(pair.residentB())) {
            return new FileOutcome.NotFound();
          }
          Map<UUID, Side> sides = new HashMap<>();
          table.sides(List.of(pair)).forEach(side -> sides.put(side.id(), side));
          Side kept = sides.get(keep);
          Side other = sides.get(keepA ? pair.residentB() : pair.residentA());
          if (kept == null
              || other == null
              || !scope.covers(kept.areaCode())
              || !scope.covers(other.areaCode())) {
            return new FileOutcome.NotInThisState(NotNow.DUPLICATE_ELSEWHERE);
          }
          FileOutcome outcome = merging.merge(scope, kept, other, note, status);
          if (outcome instanceof FileOutcome.Done) {
            table.decide(
                pair,
                PairState.MERGED,
                actor.accountId(),
                actor.name(),
                jurisdiction.now(),
                reason,
                note.event());
          }
          return outcome;
        });
  }

  /**
   * Takes a decision back. After a merge, every row that it touched is as it was before; two people
   * said to be different may be decided on again.
   */
  public FileOutcome undo(
      Actor actor, Scope scope, String county, UUID id, @Nullable String reason) {
    return editing.run(
        status -> {
          Optional<Pair> found = table.lock(scope, county, id);
          if (found.isEmpty()) {
            return new FileOutcome.NotFound();
          }
          Pair pair = found.get();
          if (pair.state() == PairState.DIFFERENT) {
            table.decide(
                pair,
                PairState.UNDONE,
                actor.accountId(),
                actor.name(),
                jurisdiction.now(),
                reason,
                null);
            return new FileOutcome.Done(county, id, List.of());
          }
          UUID event = pair.eventId();
          if (pair.state() != PairState.MERGED || event == null) {
            return new FileOutcome.NotInThisState(NotNow.NOT_MERGED);
          }
          Journal.Note note =
              Journal.Note.of(
                      actor,
                      ChangeKind.UNDONE,
                      new Because(jurisdiction.today(), Optional.ofNullable(reason)))
                  .undoing(event);
          Set<String> touched = new HashSet<>(List.of(pair.county(), pair.countyA()));
          for (String where : touched.stream().sorted().toList()) {
            List<FileChange> changes = files.ofEvent(where, event);
            Set<UUID> households = new HashSet<>();
            changes.forEach(change -> households.add(change.household()));
            Journal.Open open = journal.open(scope, where, households);
            if (!open.before().households().containsAll(households)) {
              status.setRollbackOnly();
              return new FileOutcome.NotInThisState(NotNow.DUPLICATE_ELSEWHERE);
            }
            if (!merging.restore(open, changes)) {
              status.setRollbackOnly();
              return new FileOutcome.NotInThisState(NotNow.CHANGED_SINCE);
            }
            if (!households.isEmpty()) {
              FileOutcome outcome =
                  editing.finish(
                      open, note, Editing.Written.in(households.iterator().next()), status);
              if (!(outcome instanceof FileOutcome.Done)) {
                status.setRollbackOnly();
                return outcome;
              }
            }
          }
          merging.giveNumbersBack(
              new ClaimTable.Holder(pair.countyA(), pair.residentA()),
              new ClaimTable.Holder(pair.county(), pair.residentB()));
          table.decide(
              pair,
              PairState.UNDONE,
              actor.accountId(),
              actor.name(),
              jurisdiction.now(),
              reason,
              null);
          return new FileOutcome.Done(county, id, List.of());
        });
  }

  private static boolean isUndecided(Pair pair) {
    return pair.state() == PairState.OPEN || pair.state() == PairState.UNDONE;
  }
}
