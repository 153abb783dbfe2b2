package org.koumen.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.registry.sql.CountTable;
import org.koumen.registry.sql.DigestTable;
import org.koumen.registry.sql.FileTable;
import org.koumen.registry.sql.RowTable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the history of household files. A change opens the files it will touch, writes whatever it
 * has to write, and closes them: the difference of all their rows is the change. So nothing can be
 * changed without its history.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Journal {
  private final FileTable files;
  private final RowTable rows;
  private final DigestTable digests;
  private final CountTable counts;
  private final Jurisdiction jurisdiction;

  Journal(
      FileTable files,
      RowTable rows,
      DigestTable digests,
      CountTable counts,
      Jurisdiction jurisdiction) {
    this.files = files;
    this.rows = rows;
    this.digests = digests;
    this.counts = counts;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Files that are being changed.
   *
   * @param before their rows when they were opened
   */
  record Open(String county, FileRows before) {}

  /**
   * What a change is told of itself.
   *
   * @param event shared by all changes of one event
   * @param happenedOn not after today
   * @param resident whom it is about, where it is about one person
   */
  record Note(
      UUID event,
      Actor actor,
      ChangeKind kind,
      LocalDate happenedOn,
      Optional<String> reason,
      Optional<UUID> resident,
      Optional<UUID> undoes) {

    static Note of(Actor actor, ChangeKind kind, Because because) {
      return new Note(
          Ids.next(),
          actor,
          kind,
          because.happenedOn(),
          because.reason(),
          Optional.empty(),
          Optional.empty());
    }

    Note about(UUID person) {
      return new Note(event, actor, kind, happenedOn, reason, Optional.of(person), undoes);
    }

    Note undoing(UUID change) {
      return new Note(event, actor, kind, happenedOn, reason, resident, Optional.of(change));
    }
  }

  /** How a change ended. */
  sealed interface Closed {}

  /** The change is in the history of each household it touched. */
  record Recorded(List<FileChange> changes) implements Closed {}

  /** Nothing is different from before. */
  record NothingNew() implements Closed {}

  /** The same fact was changed on a later day already; the caller must roll back. */
  record OutOfOrder(String column, LocalDate laterOn) implements Closed {}

  /** Locks and reads files; those outside the scope are missing from the answer. */
  Open open(Scope scope, String county, Collection<UUID> households) {
    files.lock(county, households);
    return new Open(county, files.rows(scope, county, households));
  }

  /** Opens the history of households that are yet to be made. */
  Open openNothing(String county) {
    return new Open(county, new FileRows());
  }

  /**
   * Writes down what became of opened files and of households that were added meanwhile.
   *
   * <p>A fact that was changed on a later day already cannot be changed on an earlier one: today's
   * row would no longer be the newest. Another fact of the same person can.
   */
  Closed close(Open open, Collection<UUID> added, Note note) {
    Set<UUID> households = new HashSet<>(open.before().households());
    households.addAll(added);
    FileRows after = files.rows(Scope.of(open.county()), open.county(), households);
    List<RowChange> changes = open.before().changesTo(after);
    if (changes.isEmpty()) {
      return new NothingNew();
    }
    Optional<OutOfOrder> later = laterChange(open.county(), changes, note.happenedOn());
    if (later.isPresent()) {
      return later.get();
    }
    rows.raiseVersions(
        open.county(),
        changes.stream()
            .filter(change -> change.before().isPresent())
            .map(RowChange::row)
            .toList());
    Map<UUID, List<RowChange>> byHousehold = new LinkedHashMap<>();
    for (RowChange change : changes) {
      for (UUID household : open.before().householdsOf(change, after)) {
        if (households.contains(household)) {
          byHousehold.computeIfAbsent(household, id -> new ArrayList<>()).add(change);
        }
      }
    }
    Instant now = jurisdiction.now();
    List<FileChange> recorded = new ArrayList<>();
    byHousehold.forEach(
        (household, touched) -> {
          FileChange change =
              new FileChange(
                  Ids.next(),
                  note.event(),
                  household,
                  note.resident(),
                  note.kind(),
                  note.happenedOn(),
                  now,
                  note.actor().name(),
                  note.reason(),
                  touched,
                  note.undoes());
          String area = after.get(FileRow.Table.HOUSEHOLD, household).path("area_code").asString();
          files.add(open.county(), area, change, Optional.of(note.actor().accountId()));
          recorded.add(change);
        });
    digests.refresh(open.county(), households);
    counts.change(shares(open.before()), counts.sharesOf(open.county(), households));
    return new Recorded(recorded);
  }

  /** Writes into the history of a household what changed nothing: that somebody looked. */
  void note(Open open, UUID household, Note note) {
    String area =
        open.before().get(FileRow.Table.HOUSEHOLD, household).path("area_code").asString();
    files.add(
        open.county(),
        area,
        new FileChange(
            Ids.next(),
            note.event(),
            household,
            note.resident(),
            note.kind(),
            note.happenedOn(),
            jurisdiction.now(),
            note.actor().name(),
            note.reason(),
            List.of(),
            note.undoes()),
        Optional.of(note.actor().accountId()));
  }

  private static List<CountTable.Share> shares(FileRows rows) {
    return rows.households().stream()
        .map(id -> rows.get(FileRow.Table.HOUSEHOLD, id))
        .map(
            household ->
                CountTable.Share.of(
                    household.path("area_code").asString(),
                    HouseholdState.of(household.path("state").asString()),
                    household.path("people").asInt()))
        .toList();
  }

  private Optional<OutOfOrder> laterChange(
      String county, List<RowChange> changes, LocalDate happenedOn) {
    if (!happenedOn.isBefore(jurisdiction.today())) {
      return Optional.empty();
    }
    Set<UUID> existing = new HashSet<>();
    for (RowChange change : changes) {
      if (change.before().isPresent()) {
        existing.add(change.row().id());
      }
    }
    for (FileChange later : files.changesAfter(county, existing, happenedOn)) {
      for (RowChange theirs : later.rows()) {
        for (RowChange ours : changes) {
          if (ours.row().equals(theirs.row()) && ours.before().isPresent()) {
            for (String column : ours.after().propertyNames()) {
              if (theirs.before().isPresent() && theirs.after().has(column)) {
                return Optional.of(new OutOfOrder(column, later.happenedOn()));
              }
            }
          }
        }
      }
    }
    return Optional.empty();
  }
}
