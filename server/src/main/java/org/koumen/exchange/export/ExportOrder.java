package org.koumen.exchange.export;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;

/**
 * What somebody wants to take out.
 *
 * @param area that was asked for
 * @param scope what of it may be taken by this person; never nowhere
 * @param filters those of the list on screen, by the names they have in its address
 * @param columns codes, in the order of the file
 * @param unmasked with whole identity and telephone numbers
 * @param reason why; always there when unmasked
 * @param chinese language of headings and words
 */
public record ExportOrder(
    ExportKind kind,
    ExportFormat format,
    AreaCode area,
    Scope scope,
    Map<String, String> filters,
    List<String> columns,
    boolean unmasked,
    @Nullable String reason,
    Actor actor,
    boolean chinese) {

  /** A filter's value; null when it does not narrow. */
  public @Nullable String filter(String name) {
    String value = filters.get(name);
    return value == null || value.isBlank() ? null : value;
  }

  /** The same with other filters: for the record, which keeps nobody's numbers. */
  ExportOrder with(Map<String, String> others) {
    return new ExportOrder(
        kind, format, area, scope, others, columns, unmasked, reason, actor, chinese);
  }
}
