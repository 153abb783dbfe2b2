package org.koumen.visit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.appointment.CardDesk;
import org.koumen.area.AreaCode;
import org.koumen.campaign.VisitedHousehold;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.koumen.request.ContactWish;
import org.koumen.request.RequestKind;
import org.koumen.request.TimeClass;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Visits and today's round over HTTP. */
@RestController
class VisitEndpoint {
  private final VisitDesk desk;
  private final VisitBook book;
  private final RoundDesk rounds;

  VisitEndpoint(VisitDesk desk, VisitBook book, RoundDesk rounds) {
    this.desk = desk;
    this.book = book;
    this.rounds = rounds;
  }

  /**
   * A visit as the phone sends it.
   *
   * @param id made on the phone; sent twice it counts once
   * @param visitedAt by the phone's clock, which may run ten minutes ahead
   * @param request raised in the doorway
   * @param answers forms that were filled in
   * @param parts what else the visit holds; nothing more when it is left out
   */
  record Paid(
      @NotNull UUID id,
      @NotNull @Pattern(regexp = "[0-9]{6}") String county,
      @NotNull UUID householdId,
      @NotNull Outcome outcome,
      @Nullable @Size(max = 2000) String note,
      @NotNull Instant visitedAt,
      @Nullable @Valid Asked request,
      @Nullable @Valid PartsBody parts,
      @Nullable @Size(max = 20) List<@NotNull @Valid Sheet> answers) {

    List<VisitedHousehold.Sheet> sheets() {
      return answers == null
          ? List.of()
          : answers.stream()
              .map(one -> new VisitedHousehold.Sheet(one.formId(), one.version(), one.answers()))
              .toList();
    }
  }

  /**
   * A form as it was filled in.
   *
   * @param version the one that the phone had, however old
   * @param answers by the keys of questions; what does not fit is kept aside
   */
  record Sheet(
      @NotNull UUID formId,
      @Min(1) int version,
      @NotNull @Size(max = 100) Map<@Size(max = 60) String, JsonNode> answers) {}

  /**
   * A request raised in the doorway.
   *
   * @param id made on the phone
   * @param title one line; without it, the beginning of the body
   * @param timeClass how fast, when the visitor says otherwise than the category
   * @param contactWish how the reporter wants to be reached; by call when nothing is said
   */
  record Asked(
      @NotNull UUID id,
      @NotNull RequestKind kind,
      @Nullable @Size(max = 60) String category,
      @Nullable @Size(max = 120) String title,
      @NotBlank @Size(max = 4000) String body,
      @Nullable @Size(max = 60) String reporterName,
      @Nullable @Pattern(regexp = "[0-9+() -]{5,20}") String reporterPhone,
      @Nullable TimeClass timeClass,
      @Nullable ContactWish contactWish) {}

  /**
   * What was written down.
   *
   * @param householdId after a merge, the household that stayed
   * @param request what the reporter is given
   * @param card the contact card that was left
   * @param answers what became of the forms that were filled in
   */
  record Written(
      String county,
      UUID id,
      UUID householdId,
      @Nullable Slip request,
      CardDesk.@Nullable Printed card,
      List<VisitedHousehold.Taken> answers) {}

  /**
   * By which the reporter follows the request.
   *
   * @param code six digits that go with the number
   */
  record Slip(UUID id, String number, String code) {}

  /** Writes a visit down, with the request raised in the doorway. */
  @Needs(Permission.VISIT_WRITE)
  @PostMapping("/api/visits")
  ResponseEntity<Written> record(@Valid @RequestBody Paid paid, Actor actor, Scope scope) {
    return switch (desk.record(visit(paid), paid.sheets(), scope, actor)) {
      case VisitDesk.Recorded.Done done ->
          ResponseEntity.status(done.again() ? HttpStatus.OK : HttpStatus.CREATED)
              .body(
                  new Written(
                      done.county(),
                      done.id(),
                      done.householdId(),
                      done.request()
                          .map(in -> new Slip(in.id(), in.number(), in.code()))
                          .orElse(null),
                      done.card().orElse(null),
                      done.answers()));
      case VisitDesk.Recorded.NotFound gone -> throw new Refusal(Problem.NOT_FOUND);
      case VisitDesk.Recorded.InFuture future -> throw new Refusal(Problem.VISIT_IN_FUTURE);
      case VisitDesk.Recorded.IdTaken other -> throw new Refusal(Problem.KEY_REUSED);
      case VisitDesk.Recorded.Unfit(String part) -> throw Refusal.badInput(part);
      case VisitDesk.Recorded.CardUnfit card -> throw new Refusal(Problem.CARD_UNFIT);
    };
  }

  private static NewVisit visit(Paid paid) {
    return new NewVisit(
        paid.id(),
        paid.county(),
        paid.householdId(),
        paid.outcome(),
        Optional.ofNullable(paid.note()),
        paid.visitedAt(),
        Optional.ofNullable(paid.request())
            .map(
                asked ->
                    new NewVisit.DoorRequest(
                        asked.id(),
                        asked.kind(),
                        Optional.ofNullable(asked.category()),
                        Optional.ofNullable(asked.title()),
                        asked.body(),
                        Optional.ofNullable(asked.reporterName()),
                        Optional.ofNullable(asked.reporterPhone()),
                        Optional.ofNullable(asked.timeClass()),
                        asked.contactWish() == null ? ContactWish.CALL : asked.contactWish())),
        paid.parts() == null ? VisitParts.of(paid.outcome()) : paid.parts().read(paid.outcome()));
  }

  /**
   * Visits in an area, the latest first; without an area, all within reach.
   *
   * @param from first day
   * @param to last day
   * @param mine only one's own
   */
  @Needs(Permission.VISIT_READ)
  @GetMapping("/api/visits")
  Rows<VisitRow> visits(
      @RequestParam(required = false) @Nullable AreaCode area,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(defaultValue = "false") boolean mine,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      Actor actor,
      Scope scope) {
    return book.within(
        scope,
        area == null ? "" : area.value(),
        new VisitBook.Days(Optional.ofNullable(from), Optional.ofNullable(to)),
        mine ? Optional.of(actor.staffId().orElse(actor.accountId())) : Optional.empty(),
        Optional.ofNullable(after),
        limit);
  }

  /** Visits of a household, the latest first. */
  @Needs(Permission.VISIT_READ)
  @GetMapping("/api/households/{county}/{id}/visits")
  Rows<VisitRow> ofHousehold(
      @PathVariable String county,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      Scope scope) {
    return book.ofHousehold(county, id, scope, Optional.ofNullable(after), limit)
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /** Whom to see today and why; without an area, all within reach. */
  @Needs(Permission.VISIT_WRITE)
  @GetMapping("/api/worker/round")
  Rows<RoundStop> round(
      @RequestParam(required = false) @Nullable AreaCode area,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      Scope scope,
      Locale locale) {
    return rounds.round(
        scope,
        area == null ? "" : area.value(),
        Optional.ofNullable(after),
        limit,
        !locale.getLanguage().equals("en"));
  }
}
