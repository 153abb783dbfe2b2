package org.koumen.visit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.appointment.AppointmentDesk;
import org.koumen.appointment.Span;
import org.koumen.appointment.Way;
import org.koumen.platform.CleanText;
import org.koumen.platform.Refusal;
import org.koumen.promise.PromiseDesk;
import org.koumen.promise.PromiseState;
import org.koumen.request.TimeClass;

/**
 * What a visit holds beyond what happened, as the phone sends it; see {@link VisitParts}.
 *
 * @param form door, or phone for a call, when nothing is said
 * @param card number of the contact card that was left, when it came from a stack
 */
record PartsBody(
    @Nullable VisitForm form,
    @Nullable @Size(max = 30) List<@NotNull UUID> met,
    @Nullable @Size(max = 100) String metOther,
    @Nullable @Size(max = 30) List<@NotBlank @Size(max = 120) String> told,
    @Nullable @Size(max = 10) List<@Valid @NotNull NeedBody> needs,
    @Nullable @Size(max = 10) List<@Valid @NotNull HazardBody> hazards,
    @Nullable @Size(max = 10) List<@Valid @NotNull SignBody> signs,
    @Nullable @Size(max = 10) List<@Valid @NotNull PromiseBody> promises,
    @Nullable @Size(max = 20) List<@Valid @NotNull EndingBody> endings,
    @Nullable @Valid NextBody next,
    @Nullable @Size(max = 40) String card) {

  /**
   * A need.
   *
   * @param residentId null for the household
   */
  record NeedBody(
      @Nullable UUID residentId,
      @NotBlank @Size(max = 40) String kind,
      @NotBlank @Size(max = 500) String note) {}

  /**
   * A danger.
   *
   * @param id of the request that it becomes; made on the phone
   */
  record HazardBody(
      @NotNull UUID id,
      @Nullable @Size(max = 60) String category,
      @NotBlank @Size(max = 1000) String what,
      @Nullable @Size(max = 100) String where,
      @Nullable TimeClass timeClass) {}

  /** Something that may grow. */
  record SignBody(
      @NotNull UUID id, @NotBlank @Size(max = 500) String what, @NotNull LocalDate lookAgainOn) {}

  /** A promise. */
  record PromiseBody(
      @NotNull UUID id, @NotBlank @Size(max = 300) String what, @NotNull LocalDate dueOn) {
    PromiseDesk.Wanted read() {
      return new PromiseDesk.Wanted(id, what, dueOn);
    }
  }

  /** What became of an earlier promise. */
  record EndingBody(
      @NotNull UUID id,
      @NotNull PromiseState state,
      @NotNull LocalDate on,
      @Nullable @Size(max = 500) String note,
      @Nullable @Valid PromiseBody instead) {}

  /** The next time that was agreed on. */
  record NextBody(
      @NotNull UUID id,
      @NotNull Instant fromAt,
      @NotNull Instant toAt,
      @Nullable Way way,
      @Nullable @Size(max = 200) String note) {}

  VisitParts read(Outcome outcome) {
    if (next != null && !Span.isPossible(next.fromAt(), next.toAt())) {
      throw Refusal.badInput("next");
    }
    return new VisitParts(
        form == null ? VisitForm.usual(outcome) : form,
        list(met),
        Optional.ofNullable(metOther),
        list(told),
        list(needs).stream()
            .map(
                need ->
                    new VisitParts.Need(
                        Optional.ofNullable(need.residentId()), need.kind(), need.note()))
            .toList(),
        list(hazards).stream()
            .map(
                hazard ->
                    new VisitParts.Hazard(
                        hazard.id(),
                        Optional.ofNullable(hazard.category()),
                        hazard.what(),
                        Optional.ofNullable(hazard.where()),
                        Optional.ofNullable(hazard.timeClass())))
            .toList(),
        list(signs).stream()
            .map(sign -> new VisitParts.Sign(sign.id(), sign.what(), sign.lookAgainOn()))
            .toList(),
        list(promises).stream().map(PromiseBody::read).toList(),
        list(endings).stream().map(PartsBody::ending).toList(),
        Optional.ofNullable(next)
            .map(
                agreed ->
                    new AppointmentDesk.Wanted(
                        agreed.id(),
                        new Span(agreed.fromAt(), agreed.toAt()),
                        agreed.way() == null ? Way.DOOR : agreed.way(),
                        Optional.ofNullable(agreed.note()).map(CleanText::line))),
        Optional.ofNullable(card));
  }

  private static VisitParts.PromiseEnding ending(EndingBody body) {
    return new VisitParts.PromiseEnding(
        body.id(),
        new PromiseDesk.Ending(
            body.state(),
            body.on(),
            Optional.ofNullable(body.note()),
            Optional.ofNullable(body.instead())
                .filter(instead -> body.state() == PromiseState.CHANGED)
                .map(PromiseBody::read)));
  }

  private static <T> List<T> list(@Nullable List<T> given) {
    return given == null ? List.of() : given;
  }
}
