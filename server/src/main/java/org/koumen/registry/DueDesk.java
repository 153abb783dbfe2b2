package org.koumen.registry;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.koumen.platform.Rows;
import org.koumen.registry.sql.DueTable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells what was promised to households and falls due, so that nothing is forgotten. */
@Component
public class DueDesk {
  private final DueTable table;

  DueDesk(DueTable table) {
    this.table = table;
  }

  /**
   * What falls due in an area until a day, inclusive, the longest overdue first.
   *
   * @param kind null for all kinds
   */
  @Transactional(readOnly = true)
  public Rows<DueCheck> list(
      Scope scope,
      String area,
      LocalDate until,
      @Nullable DueKind kind,
      DueTable.@Nullable After after,
      int limit) {
    Scope within = scope.within(area);
    if (within.isNowhere()) {
      return Rows.all(List.of());
    }
    Rows<DueCheck> page =
        Rows.page(
            table.page(within, until, kind, after, limit + 1),
            limit,
            row -> row.dueOn() + "." + row.id() + "." + row.kind().code());
    return page.withTotal(
        after == null && page.next() == null
            ? page.rows().size()
            : table.count(within, until, kind));
  }
}
