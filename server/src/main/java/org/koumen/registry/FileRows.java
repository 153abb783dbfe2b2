package org.koumen.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The rows that household files are made of, column by column as the database has them. */
public final class FileRows {
  private final Map<FileRow, ObjectNode> rows = new LinkedHashMap<>();

  /** Adds a row. */
  public void put(FileRow row, ObjectNode columns) {
    rows.put(row, columns);
  }

  /** Whether a household is among them. */
  public boolean hasHousehold(UUID household) {
    return rows.containsKey(new FileRow(FileRow.Table.HOUSEHOLD, household));
  }

  /** A row; empty when it is not among them. */
  public Optional<ObjectNode> find(FileRow.Table table, UUID id) {
    return Optional.ofNullable(rows.get(new FileRow(table, id)));
  }

  /**
   * A row that is known to be there.
   *
   * @throws IllegalStateException when it is not
   */
  public ObjectNode get(FileRow.Table table, UUID id) {
    return find(table, id).orElseThrow(() -> new IllegalStateException("no such " + table));
  }

  /** All rows of a table that belong to a household. */
  public List<ObjectNode> of(FileRow.Table table, UUID household) {
    return rows.entrySet().stream()
        .filter(entry -> entry.getKey().table() == table)
        .map(Map.Entry::getValue)
        .filter(columns -> household.toString().equals(columns.path("household_id").asString("")))
        .toList();
  }

  /** The households among the rows. */
  public Set<UUID> households() {
    Set<UUID> households = new HashSet<>();
    for (FileRow row : rows.keySet()) {
      if (row.table() == FileRow.Table.HOUSEHOLD) {
        households.add(row.id());
      }
    }
    return households;
  }

  /** The ids of all rows. */
  public Set<UUID> ids() {
    Set<UUID> ids = new HashSet<>();
    rows.keySet().forEach(row -> ids.add(row.id()));
    return ids;
  }

  /** What became of these rows: differences of those that changed, whole rows that came. */
  List<RowChange> changesTo(FileRows after) {
    List<RowChange> changes = new ArrayList<>();
    after.rows.forEach(
        (row, columns) -> RowChange.between(row, rows.get(row), columns).ifPresent(changes::add));
    return changes;
  }

  /** The households whose history a change of a row belongs to. */
  Set<UUID> householdsOf(RowChange change, FileRows after) {
    if (change.row().table() == FileRow.Table.HOUSEHOLD) {
      return Set.of(change.row().id());
    }
    Set<UUID> households = new HashSet<>();
    for (FileRows side : List.of(this, after)) {
      ObjectNode columns = side.rows.get(change.row());
      if (columns == null) {
        continue;
      }
      if (change.row().table() == FileRow.Table.PREMISES) {
        side.rows.forEach(
            (row, other) -> {
              if (row.table() == FileRow.Table.HOUSEHOLD
                  && change.row().id().toString().equals(other.path("premises_id").asString(""))) {
                households.add(row.id());
              }
            });
      } else {
        households.add(UUID.fromString(columns.path("household_id").asString()));
      }
    }
    return households;
  }

  /**
   * The rows as they were at the end of a past day: changes that happened later are taken back, the
   * latest first, and rows that did not hold yet are left out.
   *
   * @param changes to any of these rows
   */
  FileRows asOf(LocalDate day, Collection<FileChange> changes) {
    FileRows past = new FileRows();
    rows.forEach((row, columns) -> past.rows.put(row, columns.deepCopy()));
    Set<FileRow> absent = new HashSet<>();
    changes.stream()
        .filter(change -> change.happenedOn().isAfter(day))
        .sorted(LATEST_FIRST)
        .flatMap(change -> change.rows().stream())
        .forEach(
            change -> {
              ObjectNode columns = past.rows.get(change.row());
              if (columns == null) {
                return;
              }
              change
                  .before()
                  .ifPresentOrElse(
                      before ->
                          before
                              .properties()
                              .forEach(column -> columns.set(column.getKey(), column.getValue())),
                      () -> absent.add(change.row()));
            });
    past.rows.entrySet().removeIf(entry -> absent.contains(entry.getKey()));
    past.rows
        .entrySet()
        .removeIf(
            entry ->
                dateOf(entry.getValue(), entry.getKey().table().since())
                    .filter(since -> since.isAfter(day))
                    .isPresent());
    return past;
  }

  static final Comparator<FileChange> LATEST_FIRST =
      Comparator.comparing(FileChange::happenedOn)
          .thenComparing(FileChange::recordedAt)
          .thenComparing(FileChange::id)
          .reversed();

  private static Optional<LocalDate> dateOf(ObjectNode columns, String column) {
    JsonNode value = columns.path(column);
    return value.isString() ? Optional.of(LocalDate.parse(value.asString())) : Optional.empty();
  }
}
