package org.koumen.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A change to a household file: what happened on which day, when it was recorded, by whom and why.
 *
 * @param event shared by the changes that one event makes in several files
 * @param household whose history it belongs to
 * @param resident whom it is about, where it is about one person
 * @param undoes the change that this one took back
 */
public record FileChange(
    UUID id,
    UUID event,
    UUID household,
    Optional<UUID> resident,
    ChangeKind kind,
    LocalDate happenedOn,
    Instant recordedAt,
    String recordedByName,
    Optional<String> reason,
    List<RowChange> rows,
    Optional<UUID> undoes) {

  public FileChange {
    rows = List.copyOf(rows);
  }
}
