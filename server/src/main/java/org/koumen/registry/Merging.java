package org.koumen.registry;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.koumen.access.Scope;
import org.koumen.registry.sql.ClaimTable;
import org.koumen.registry.sql.DuplicateTable;
import org.koumen.registry.sql.DuplicateTable.Side;
import org.koumen.registry.sql.RestoreTable;
import org.koumen.registry.sql.RowTable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How two residents become one, and two again. */
@Component
class Merging {
  /** What a kept file takes over where it has nothing itself. */
  private static final List<List<String>> TAKEN_OVER =
      List.of(
          List.of("sex"),
          List.of("born_on"),
          List.of("school"),
          List.of("work"),
          List.of("identity_sealed", "identity_index"),
          List.of("phone_sealed", "phone_index", "phone_tail_index"));

  private final Editing editing;
  private final Journal journal;
  private final RowTable rows;
  private final RestoreTable restore;
  private final ClaimTable claims;
  private final DuplicateTable duplicates;

  Merging(
      Editing editing,
      Journal journal,
      RowTable rows,
      RestoreTable restore,
      ClaimTable claims,
      DuplicateTable duplicates) {
    this.editing = editing;
    this.journal = journal;
    this.rows = rows;
    this.restore = restore;
    this.claims = claims;
    this.duplicates = duplicates;
  }

  /** Merges one resident into another, also of another county. */
  FileOutcome merge(
      Scope scope, Side kept, Side other, Journal.Note note, TransactionStatus status) {
    boolean oneCounty = kept.county().equals(other.county());
    Journal.Open keptFile =
        journal.open(
            scope,
            kept.county(),
            oneCounty
                ? new HashSet<>(List.of(kept.household(), other.household()))
                : Set.of(kept.household()));
    Journal.Open otherFile =
        oneCounty ? keptFile : journal.open(scope, other.county(), Set.of(other.household()));
    Family keptFamily = new Family(keptFile.before(), kept.county(), kept.household());
    Family otherFamily = new Family(otherFile.before(), other.county(), other.household());
    for (Family family : List.of(keptFamily, otherFamily)) {
      UUID resident = family == keptFamily ? kept.id() : other.id();
      Optional<Editing.Refused> refused = family.notLiving(List.of(resident));
      if (refused.isPresent()) {
        return refused.get().why();
      }
    }
    Columns keptRow = new Columns(keptFamily.member(kept.id()).orElseThrow());
    Columns otherRow = new Columns(otherFamily.member(other.id()).orElseThrow());
    String number = keptRow.textOrNull("identity_index");
    String otherNumber = otherRow.textOrNull("identity_index");
    if (number != null && otherNumber != null && !number.equals(otherNumber)) {
      return new FileOutcome.NotInThisState(NotNow.IDENTITIES_DIFFER);
    }
    if (!oneCounty && hasOpenCare(otherFile.before(), other)) {
      return new FileOutcome.NotInThisState(NotNow.CARE_OPEN);
    }
    restore.set(
        kept.county(),
        new FileRow(FileRow.Table.RESIDENT, kept.id()),
        takenOver(keptRow.row(), otherRow.row()));
    if (oneCounty) {
      restore.handOverCare(
          kept.county(),
          other.id(),
          kept.id(),
          kept.household(),
          kept.areaCode(),
          note.happenedOn());
    }
    rows.continueAs(other.county(), other.id(), ResidentState.MERGED, kept.county(), kept.id());
    if (otherFamily.isEmptyWithout(List.of(other.id()))
        && !other.household().equals(kept.household())) {
      rows.changeHouseholdState(
          other.county(),
          other.household(),
          oneCounty ? HouseholdState.MERGED : HouseholdState.MOVED_OUT,
          oneCounty ? kept.household() : null);
    }
    otherRow
        .bytes("identity_index")
        .ifPresent(index -> claims.give(index, new ClaimTable.Holder(kept.county(), kept.id())));
    FileOutcome outcome =
        editing.finish(keptFile, note, Editing.Written.in(kept.household()), status);
    if (oneCounty) {
      return outcome;
    }
    FileOutcome there =
        editing.finish(otherFile, note, Editing.Written.in(other.household()), status);
    // the kept file may have lacked nothing; the other one always ends
    return there instanceof FileOutcome.Done
        ? new FileOutcome.Done(kept.county(), kept.household(), List.of())
        : there;
  }

  /**
   * Puts the rows of a merge back; false when one of them was changed since, and nothing may be
   * kept of what was written.
   */
  boolean restore(Journal.Open open, List<FileChange> changes) {
    Set<FileRow> done = new HashSet<>();
    for (FileChange change : changes) {
      for (RowChange row : change.rows()) {
        Optional<ObjectNode> before = row.before();
        if (before.isEmpty() || !done.add(row.row())) {
          continue;
        }
        Optional<ObjectNode> now = open.before().find(row.row().table(), row.row().id());
        boolean same =
            now.isPresent()
                && row.after().properties().stream()
                    // Sealed anew, a number looks different; its index tells whether it is.
                    .filter(column -> !column.getKey().endsWith("_sealed"))
                    .allMatch(column -> column.getValue().equals(now.get().path(column.getKey())));
        if (!same) {
          return false;
        }
        restore.set(open.county(), row.row(), before.get());
      }
    }
    return true;
  }

  /** Each has the number again that is on the own row; the earlier one where both have the same. */
  void giveNumbersBack(ClaimTable.Holder earlier, ClaimTable.Holder later) {
    for (ClaimTable.Holder holder : List.of(later, earlier)) {
      duplicates
          .identityIndex(holder.county(), holder.resident())
          .ifPresent(index -> claims.give(index, holder));
    }
  }

  private boolean hasOpenCare(FileRows rows, Side side) {
    return rows.of(FileRow.Table.CARE_LISTING, side.household()).stream()
            .map(Columns::new)
            .anyMatch(
                it ->
                    side.id().equals(it.uuidOrNull("resident_id"))
                        && it.dateOrNull("until") == null)
        || rows.of(FileRow.Table.NEED, side.household()).stream()
            .map(Columns::new)
            .anyMatch(
                it ->
                    side.id().equals(it.uuidOrNull("resident_id"))
                        && it.dateOrNull("met_on") == null);
  }

  private static ObjectNode takenOver(JsonNode kept, JsonNode other) {
    ObjectNode columns = JsonNodeFactory.instance.objectNode();
    for (List<String> together : TAKEN_OVER) {
      if (kept.path(together.getFirst()).isNull()) {
        together.forEach(column -> columns.set(column, other.path(column)));
      }
    }
    Set<String> languages = new java.util.TreeSet<>(new Columns(kept).texts("languages"));
    if (languages.addAll(new Columns(other).texts("languages"))) {
      var all = columns.putArray("languages");
      languages.forEach(all::add);
    }
    return columns;
  }
}
