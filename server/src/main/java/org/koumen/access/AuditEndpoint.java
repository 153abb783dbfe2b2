package org.koumen.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Rows;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was done and who looked, for whoever watches over both. */
@RestController
@RequestMapping("/api")
class AuditEndpoint {
  private final AuditLog audit;
  private final LookLog looks;

  AuditEndpoint(AuditLog audit, LookLog looks) {
    this.audit = audit;
    this.looks = looks;
  }

  @Needs(Permission.AUDIT_READ)
  @GetMapping("/audit")
  Rows<AuditLog.Entry> audit(
      Scope scope,
      @RequestParam(defaultValue = "") @Pattern(regexp = "[0-9]{0,18}") String area,
      @RequestParam(required = false) @Nullable @Size(max = 60) String action,
      @RequestParam(required = false) @Nullable @Size(max = 50) String who,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return audit.newest(scope, new LogFilter(area, action, who, from, to), after, limit);
  }

  /**
   * Looks at files; what left in one export is one line, unless that export is asked for.
   *
   * @param export whose files left in it
   */
  @Needs(Permission.AUDIT_READ)
  @GetMapping("/looks")
  Rows<LookLog.Look> looks(
      Scope scope,
      @RequestParam(defaultValue = "") @Pattern(regexp = "[0-9]{0,18}") String area,
      @RequestParam(required = false) @Nullable @Size(max = 20) String kind,
      @RequestParam(required = false) @Nullable @Size(max = 50) String who,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable UUID export,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    LogFilter filter = new LogFilter(area, kind, who, from, to);
    return export == null
        ? looks.inArea(scope, filter, after, limit)
        : looks.ofExport(scope, filter, export, after, limit);
  }
}
