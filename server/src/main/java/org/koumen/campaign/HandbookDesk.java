package org.koumen.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.AuditLog;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.planning.Answer;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the handbook: what is explained at doors. */
@Service
public class HandbookDesk {
  private final HandbookTable table;
  private final AreaDesk areas;
  private final AuditLog audit;
  private final Jurisdiction jurisdiction;

  HandbookDesk(HandbookTable table, AreaDesk areas, AuditLog audit, Jurisdiction jurisdiction) {
    this.table = table;
    this.areas = areas;
    this.audit = audit;
    this.jurisdiction = jurisdiction;
  }

  /** What stands on a page. */
  public record Text(
      String title,
      String body,
      String contactName,
      Optional<String> contactPhone,
      LocalDate validFrom,
      Optional<LocalDate> validTo) {}

  /** Pages that hold somewhere in a scope, by title. */
  @Transactional(readOnly = true)
  public List<HandbookPage> list(Scope scope) {
    List<HandbookPage> pages = table.list(scope);
    Map<String, String> names =
        areas.of(pages.stream().map(HandbookPage::areaCode).distinct().toList());
    return pages.stream().map(page -> page.named(names.get(page.areaCode()))).toList();
  }

  @Transactional
  public Answer<HandbookPage> add(AreaCode area, Text text, Scope scope, Actor by) {
    if (!scope.covers(area.value()) || areas.find(area).isEmpty()) {
      return Answer.no(Problem.NOT_FOUND);
    }
    if (endsEarly(text)) {
      return new Answer.Refused<>(Problem.BAD_INPUT, Map.of("field", "validTo"));
    }
    UUID id = Ids.next();
    table.add(id, area.value(), text, jurisdiction.now(), by);
    audit.add(by, "handbook.added", area.value(), text.title(), Map.of("id", id.toString()));
    return new Answer.Done<>(table.find(id).orElseThrow());
  }

  /** Writes a page anew. */
  @Transactional
  public Answer<HandbookPage> write(UUID id, int version, Text text, Scope scope, Actor by) {
    Optional<HandbookPage> found = table.find(id).filter(one -> scope.covers(one.areaCode()));
    if (found.isEmpty()) {
      return Answer.no(Problem.NOT_FOUND);
    }
    if (endsEarly(text)) {
      return new Answer.Refused<>(Problem.BAD_INPUT, Map.of("field", "validTo"));
    }
    if (!table.write(id, version, text, jurisdiction.now(), by)) {
      return Answer.no(Problem.STALE_VERSION);
    }
    audit.add(
        by,
        "handbook.changed",
        found.get().areaCode(),
        text.title(),
        Map.of("id", id.toString(), "before", found.get().body()));
    return new Answer.Done<>(table.find(id).orElseThrow());
  }

  private static boolean endsEarly(Text text) {
    return text.validTo().filter(day -> day.isBefore(text.validFrom())).isPresent();
  }
}
