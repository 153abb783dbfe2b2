package org.koumen.registry;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.koumen.area.AreaCode;
import org.koumen.area.ChangeNote;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.registry.sql.FileTable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes into the files of households that they came to lie in another area without moving: where
 * two grids become one, or one becomes two, the codes alone could not tell afterwards who came from
 * where. An area that only gets another code or name needs no such entry: its own history tells.
 */
@Component
class Resettling {
  private static final String BY = "区划调整";

  private final FileTable files;
  private final Jurisdiction jurisdiction;

  Resettling(FileTable files, Jurisdiction jurisdiction) {
    this.files = files;
    this.jurisdiction = jurisdiction;
  }

  /** Before all that lies right in an area goes to another. */
  void write(AreaCode from, AreaCode to, ChangeNote note) {
    if (from.value().length() > 6) {
      write(files.lyingIn(from.county(), from.value(), null), from, to, note);
    }
  }

  /** Before some premises go from one grid to another. */
  void write(AreaCode from, Collection<UUID> premises, AreaCode to, ChangeNote note) {
    write(files.lyingIn(from.county(), from.value(), premises), from, to, note);
  }

  private void write(List<FileTable.Lying> all, AreaCode from, AreaCode to, ChangeNote note) {
    Instant now = jurisdiction.now();
    UUID event = Ids.next();
    for (FileTable.Lying one : all) {
      files.add(
          from.county(),
          from.value(),
          new FileChange(
              Ids.next(),
              event,
              one.household(),
              Optional.empty(),
              ChangeKind.AREA_CHANGED,
              note.effectiveOn(),
              now,
              BY,
              Optional.of(note.reason()),
              List.of(
                  moved(FileRow.Table.HOUSEHOLD, one.household(), from, to),
                  moved(FileRow.Table.PREMISES, one.premises(), from, to)),
              Optional.empty()),
          note.by());
    }
  }

  private static RowChange moved(FileRow.Table table, UUID id, AreaCode from, AreaCode to) {
    return new RowChange(new FileRow(table, id), Optional.of(area(from)), area(to));
  }

  private static ObjectNode area(AreaCode code) {
    return JsonNodeFactory.instance.objectNode().put("area_code", code.value());
  }
}
