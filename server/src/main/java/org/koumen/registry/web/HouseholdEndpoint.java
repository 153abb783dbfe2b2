package org.koumen.registry.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.LookLog;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.koumen.registry.HouseholdDesk;
import org.koumen.registry.HouseholdFile;
import org.koumen.registry.HouseholdFilters;
import org.koumen.registry.HouseholdRow;
import org.koumen.registry.TimelineEntry;
import org.koumen.registry.sql.HouseholdTable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Households: lists, search, files, history, looks. */
@RestController
@RequestMapping("/api/households")
class HouseholdEndpoint {
  private static final int LEAST_REASON = 4;

  private final HouseholdDesk desk;
  private final HouseholdFilters filters;
  private final Jurisdiction jurisdiction;

  HouseholdEndpoint(HouseholdDesk desk, HouseholdFilters filters, Jurisdiction jurisdiction) {
    this.desk = desk;
    this.filters = filters;
    this.jurisdiction = jurisdiction;
  }

  @Needs(Permission.HOUSEHOLD_READ)
  @GetMapping
  Rows<HouseholdRow> list(
      Actor actor,
      Scope scope,
      @RequestParam(defaultValue = "") @Pattern(regexp = "[0-9]{0,18}") String area,
      @RequestParam(defaultValue = "") @Size(max = 200) String q,
      @RequestParam(required = false) @Nullable String use,
      @RequestParam(required = false) @Nullable String mark,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable Boolean underCare,
      @RequestParam(required = false) @Nullable Boolean livingAlone,
      @RequestParam(required = false) @Nullable String ageBand,
      @RequestParam(required = false) @Nullable String sex,
      @RequestParam(required = false) @Nullable String language,
      @RequestParam(required = false) @Nullable String size,
      @RequestParam(required = false) @Nullable Boolean dueReview,
      @RequestParam(required = false) @Nullable Boolean hasElder,
      @RequestParam(required = false) @Nullable Boolean hasChild,
      @RequestParam(required = false) @Nullable String category,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(defaultValue = "true") boolean total) {
    HouseholdFilters.Asked asked =
        new HouseholdFilters.Asked(
            use,
            mark,
            kind,
            state,
            underCare,
            livingAlone,
            ageBand,
            sex,
            language,
            size,
            dueReview,
            hasElder,
            hasChild,
            category);
    return desk.list(
        actor,
        scope,
        area,
        q,
        switch (filters.read(asked)) {
          case HouseholdFilters.Understood understood -> understood.filter();
          case HouseholdFilters.NotUnderstood not -> throw Refusal.badInput(not.field());
        },
        cursor(after),
        limit,
        total);
  }

  private static HouseholdTable.@Nullable After cursor(@Nullable String after) {
    if (after == null || after.isEmpty()) {
      return null;
    }
    String[] parts = after.split("\\.", -1);
    if (parts.length != 3) {
      throw Refusal.badInput("after");
    }
    return new HouseholdTable.After(parts[0], parts[1], UUID.fromString(parts[2]));
  }

  @Needs(Permission.HOUSEHOLD_READ)
  @GetMapping("/{county}/{id}")
  HouseholdFile file(
      Actor actor,
      Scope scope,
      @PathVariable String county,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable LocalDate asOf) {
    return (asOf != null && asOf.isBefore(jurisdiction.today())
            ? desk.fileAsOf(actor, scope, county, id, asOf)
            : desk.file(actor, scope, county, id))
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  @Needs(Permission.HOUSEHOLD_READ)
  @GetMapping("/{county}/{id}/timeline")
  Rows<TimelineEntry> timeline(
      Scope scope,
      @PathVariable String county,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = "30") @Min(1) @Max(100) int limit) {
    return desk.timeline(scope, county, id, after, limit)
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  @Needs({Permission.HOUSEHOLD_READ, Permission.AUDIT_READ})
  @GetMapping("/{county}/{id}/looks")
  Rows<LookLog.Look> looks(
      Scope scope,
      @PathVariable String county,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return Rows.all(
        desk.looks(scope, county, id, limit).orElseThrow(() -> new Refusal(Problem.NOT_FOUND)));
  }

  /** What to uncover and why. */
  record RevealBody(Set<String> fields, String reason) {}

  @Needs(Permission.HOUSEHOLD_REVEAL)
  @PostMapping("/{county}/{id}/residents/{resident}/reveal")
  HouseholdDesk.Revealed reveal(
      Actor actor,
      Scope scope,
      @PathVariable String county,
      @PathVariable UUID id,
      @PathVariable UUID resident,
      @RequestBody RevealBody body) {
    if (body.fields() == null
        || body.fields().isEmpty()
        || !Set.of("identity", "phone").containsAll(body.fields())) {
      throw Refusal.badInput("fields");
    }
    String reason = body.reason() == null ? "" : body.reason().strip();
    if (reason.length() < LEAST_REASON || reason.length() > 200) {
      throw new Refusal(Problem.REVEAL_REASON);
    }
    return desk.reveal(actor, scope, county, id, resident, List.copyOf(body.fields()), reason)
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }
}
