package org.koumen.appointment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.platform.CleanText;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Appointments, wishes and hours, for those who serve. */
@RestController
class AppointmentEndpoint {
  /** Reads a choice in an address as it is written in JSON. */
  @Component("appointmentStateChoice")
  static class Choice implements Converter<String, AppointmentState> {
    @Override
    public AppointmentState convert(String code) {
      return AppointmentState.of(code);
    }
  }

  private final AppointmentDesk desk;
  private final AppointmentBook book;
  private final WishDesk wishes;
  private final HoursDesk hours;

  AppointmentEndpoint(
      AppointmentDesk desk, AppointmentBook book, WishDesk wishes, HoursDesk hours) {
    this.desk = desk;
    this.book = book;
    this.wishes = wishes;
    this.hours = hours;
  }

  /**
   * Appointments in an area, the earliest first; without an area, all within reach.
   *
   * @param from first day
   * @param to last day
   * @param mine only one's own
   */
  @Needs(Permission.VISIT_READ)
  @GetMapping("/api/appointments")
  Rows<Appointment> appointments(
      @RequestParam(required = false) @Nullable AreaCode area,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable AppointmentState state,
      @RequestParam(defaultValue = "false") boolean mine,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      Actor actor,
      Scope scope) {
    return book.within(
        scope,
        area == null ? "" : area.value(),
        new AppointmentBook.Asked(
            Optional.ofNullable(from),
            Optional.ofNullable(to),
            Optional.ofNullable(state),
            mine ? Optional.of(actor.staffId().orElse(actor.accountId())) : Optional.empty()),
        Optional.ofNullable(after),
        limit);
  }

  /** Appointments of a household, the latest first. */
  @Needs(Permission.VISIT_READ)
  @GetMapping("/api/households/{county}/{id}/appointments")
  Rows<Appointment> ofHousehold(@PathVariable String county, @PathVariable UUID id, Scope scope) {
    return book.ofHousehold(county, id, scope).orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /**
   * What was agreed with a household.
   *
   * @param id made where it was agreed; sent twice it counts once
   * @param way door when nothing is said
   */
  record Agreed(
      @NotNull UUID id,
      @NotNull Instant fromAt,
      @NotNull Instant toAt,
      @Nullable Way way,
      @Nullable @Size(max = 200) String note) {}

  /** Agrees on a time; what was agreed before is moved. */
  @Needs(Permission.VISIT_WRITE)
  @PostMapping("/api/households/{county}/{id}/appointments")
  ResponseEntity<Appointment> agree(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody Agreed agreed,
      Actor actor,
      Scope scope) {
    if (!Span.isPossible(agreed.fromAt(), agreed.toAt())) {
      throw Refusal.badInput("toAt");
    }
    AppointmentDesk.Wanted wanted =
        new AppointmentDesk.Wanted(
            agreed.id(),
            new Span(agreed.fromAt(), agreed.toAt()),
            agreed.way() == null ? Way.DOOR : agreed.way(),
            Optional.ofNullable(agreed.note())
                .map(CleanText::line)
                .filter(text -> !text.isEmpty()));
    return switch (desk.arrange(county, id, wanted, scope, actor)) {
      case AppointmentDesk.Arranged.Done(Appointment one, boolean again) ->
          ResponseEntity.status(again ? HttpStatus.OK : HttpStatus.CREATED).body(one);
      case AppointmentDesk.Arranged.NotFound gone -> throw new Refusal(Problem.NOT_FOUND);
      case AppointmentDesk.Arranged.NotFree past -> throw new Refusal(Problem.SLOT_TAKEN);
      case AppointmentDesk.Arranged.IdTaken other -> throw new Refusal(Problem.KEY_REUSED);
    };
  }

  /** Why. */
  record Why(@NotBlank @Size(min = 2, max = 200) String reason) {}

  /** Cancels an appointment; the household is told where it left a number. */
  @Needs(Permission.VISIT_WRITE)
  @PostMapping("/api/appointments/{county}/{id}/cancellation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void cancel(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody Why why,
      Actor actor,
      Scope scope) {
    switch (desk.cancel(county, id, CleanText.line(why.reason()), scope, actor)) {
      case DONE -> {}
      case NOT_FOUND -> throw new Refusal(Problem.NOT_FOUND);
      case NOT_OPEN -> throw new Refusal(Problem.APPOINTMENT_CLOSED);
    }
  }

  /** How a household wants to be met. */
  record WishBody(
      boolean call,
      DoorWish.@NotNull Times times,
      @Nullable LocalDate awayUntil,
      @Nullable @Size(max = 200) String note) {}

  /** Writes down how a household wants to be met; an empty wish takes back what was there. */
  @Needs(Permission.VISIT_WRITE)
  @PutMapping("/api/households/{county}/{id}/door-wish")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void wish(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody WishBody wish,
      Actor actor,
      Scope scope) {
    WishDesk.Wanted wanted =
        new WishDesk.Wanted(
            wish.call(),
            wish.times(),
            Optional.ofNullable(wish.awayUntil()),
            Optional.ofNullable(wish.note()));
    if (!wishes.set(county, id, wanted, scope, actor)) {
      throw new Refusal(Problem.NOT_FOUND);
    }
  }

  /** How a household wants to be met; one row or none. */
  @Needs(Permission.VISIT_READ)
  @GetMapping("/api/households/{county}/{id}/door-wish")
  Rows<DoorWish> wish(@PathVariable String county, @PathVariable UUID id, Scope scope) {
    return Rows.all(wishes.find(county, id, scope).map(List::of).orElse(List.of()));
  }

  /** The number that was left. */
  record Contact(String phone) {}

  /** The number that a household left with its wish; who reads it and why is logged. */
  @Needs(Permission.HOUSEHOLD_REVEAL)
  @PostMapping("/api/households/{county}/{id}/door-wish/contact")
  Contact contact(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody Why why,
      Actor actor,
      Scope scope) {
    return wishes
        .contact(county, id, CleanText.line(why.reason()), scope, actor)
        .map(Contact::new)
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /** When the team of a grid knocks. */
  @Needs(Permission.VISIT_READ)
  @GetMapping("/api/grids/{code}/visiting-hours")
  HoursDesk.Hours hours(@PathVariable AreaCode code, Scope scope) {
    return hours.hours(code, scope).orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /** A part of a day. */
  record Part(
      @NotNull SlotKind kind,
      @NotNull LocalTime opens,
      @NotNull LocalTime closes,
      @Min(0) @Max(50) int atOnce) {}

  /** Parts; none to go back to what the jurisdiction has. */
  record Parts(@NotNull @Size(max = 12) List<@Valid @NotNull Part> offers) {}

  /** Says when the team of a grid knocks. */
  @Needs(Permission.VISIT_WRITE)
  @PutMapping("/api/grids/{code}/visiting-hours")
  HoursDesk.Hours setHours(
      @PathVariable AreaCode code, @Valid @RequestBody Parts parts, Scope scope, Actor actor) {
    if (parts.offers().stream().anyMatch(part -> !part.opens().isBefore(part.closes()))) {
      throw Refusal.badInput("closes");
    }
    return hours
        .set(
            code,
            parts.offers().stream()
                .map(
                    part ->
                        new VisitingHours.Offer(
                            part.kind(), part.opens(), part.closes(), part.atOnce()))
                .toList(),
            scope,
            actor)
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }
}
