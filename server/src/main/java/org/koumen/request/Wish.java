package org.koumen.request;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaLevel;

/**
 * A move as somebody wants it, before the desk finds out whether it fits and which dates follow
 * from it. Each may carry an id, so that sent twice it counts once, and the version that the person
 * saw.
 */
public sealed interface Wish {

  /** Made where the wish was made; the same again changes nothing. */
  @Nullable UUID id();

  /** The version of the request that the person saw; null moves whatever stands there. */
  @Nullable Integer version();

  /** Accept it. */
  record Accept(
      @Nullable UUID id, @NotNull Integer version, @Nullable @Size(max = 1000) String note)
      implements Wish {}

  /**
   * Do not accept it.
   *
   * @param basis the rule by which it is not accepted
   * @param elsewhere where to go instead
   */
  record Refuse(
      @Nullable UUID id,
      @NotNull Integer version,
      @NotBlank @Size(max = 300) String basis,
      @NotBlank @Size(max = 1000) String reason,
      @NotBlank @Size(max = 500) String elsewhere)
      implements Wish {}

  /**
   * Give it to a unit.
   *
   * @param assisting units that help it
   * @param dueAt without it, the term of the matter's class
   * @param note for the units; the reporter does not read it
   */
  record Dispatch(
      @Nullable UUID id,
      @NotNull Integer version,
      @NotNull UUID unitId,
      @Nullable @Size(max = 10) List<UUID> assisting,
      @Nullable Instant dueAt,
      @Nullable @Size(max = 1000) String note)
      implements Wish {}

  /** Send it back: it is not this unit's matter. */
  record AskReturn(
      @Nullable UUID id, @NotNull Integer version, @NotBlank @Size(max = 1000) String reason)
      implements Wish {}

  /** Decide whether a unit may send it back. */
  record DecideReturn(
      @Nullable UUID id,
      @NotNull Integer version,
      @NotNull Boolean agreed,
      @Nullable @Size(max = 1000) String note)
      implements Wish {}

  /**
   * Call units to the spot.
   *
   * @param meetAt when they are to be there
   */
  record Whistle(
      @Nullable UUID id,
      @NotNull Integer version,
      @NotBlank @Size(max = 200) String place,
      @NotNull Instant meetAt,
      @NotBlank @Size(max = 1000) String task,
      @NotNull @Size(min = 1, max = 20) List<UUID> units)
      implements Wish {}

  /** Be on the spot for a unit and say what it did. */
  record Attend(
      @Nullable UUID id,
      @Nullable Integer version,
      @NotNull UUID unitId,
      @NotBlank @Size(max = 1000) String did)
      implements Wish {}

  /** End the meeting on the spot. */
  record EndWhistle(
      @Nullable UUID id, @NotNull Integer version, @NotBlank @Size(max = 1000) String outcome)
      implements Wish {}

  /** Ask the reporter something. */
  record Ask(
      @Nullable UUID id, @NotNull Integer version, @NotBlank @Size(max = 500) String question)
      implements Wish {}

  /** Answer what the reporter was asked. */
  record Answer(
      @Nullable UUID id,
      @NotNull @Nullable Integer version,
      @NotBlank @Size(max = 2000) String text)
      implements Wish {}

  /**
   * Hold what cannot be done now.
   *
   * @param reviewOn when it is looked at again
   */
  record Hold(
      @Nullable UUID id,
      @NotNull Integer version,
      @NotBlank @Size(max = 1000) String reason,
      @NotNull LocalDate reviewOn)
      implements Wish {}

  /** Go on. */
  record Resume(
      @Nullable UUID id, @NotNull Integer version, @NotBlank @Size(max = 1000) String reason)
      implements Wish {}

  /** Ask for a later date. */
  record AskExtension(
      @Nullable UUID id,
      @NotNull Integer version,
      @NotBlank @Size(max = 1000) String reason,
      @NotNull Instant until)
      implements Wish {}

  /** Decide whether a unit gets a later date. */
  record DecideExtension(
      @Nullable UUID id,
      @NotNull Integer version,
      @NotNull Boolean agreed,
      @Nullable @Size(max = 1000) String note)
      implements Wish {}

  /** Hand it a level up or down. */
  record Hand(
      @Nullable UUID id,
      @NotNull Integer version,
      @NotNull AreaLevel level,
      @NotBlank @Size(max = 1000) String note)
      implements Wish {}

  /** Let it go on under another request of the same county. */
  record Merge(@Nullable UUID id, @NotNull Integer version, @NotNull UUID other) implements Wish {}

  /** Make it part of a common cause. */
  record Tie(@Nullable UUID id, @Nullable Integer version, @NotNull UUID root) implements Wish {}

  /** Take it out of a common cause. */
  record Untie(
      @Nullable UUID id, @NotNull Integer version, @NotBlank @Size(max = 500) String reason)
      implements Wish {}

  /**
   * Answer it with what was done.
   *
   * @param result in words for the reporter
   * @param withCause whether all requests of the common cause are answered with it
   */
  record Settle(
      @Nullable UUID id,
      @NotNull Integer version,
      @NotBlank @Size(max = 2000) String result,
      @Nullable Boolean withCause)
      implements Wish {}

  /**
   * A question that was read out, and what the reporter said; unanswered questions are left out.
   */
  record Said(
      @NotBlank @Size(max = 100) String question, @NotBlank @Size(max = 500) String answer) {
    static List<Move.Said> all(@Nullable List<Said> answers) {
      return answers == null
          ? List.of()
          : answers.stream().map(one -> new Move.Said(one.question(), one.answer())).toList();
    }
  }

  /**
   * Note that the reporter was called back in vain.
   *
   * @param next when somebody is to try again, before it is closed
   */
  record CallBack(
      @Nullable UUID id,
      @Nullable Integer version,
      @NotNull Move.Way way,
      @NotBlank @Size(max = 500) String note,
      @Nullable Instant next,
      @Nullable @Size(max = 20) List<@Valid Said> answers)
      implements Wish {}

  /**
   * Judge the answer, or write down what the reporter said when called back.
   *
   * @param solved whether the matter is solved
   * @param stars 1 to 5
   * @param answers what else was asked when the reporter was called back
   */
  record Rate(
      @Nullable UUID id,
      @NotNull @Nullable Integer version,
      @NotNull Boolean solved,
      @NotNull @Min(1) @Max(5) Integer stars,
      @Nullable @Size(max = 1000) String reason,
      Move.@Nullable Way way,
      @Nullable @Size(max = 20) List<@Valid Said> answers)
      implements Wish {}

  /** Have it done again. */
  record Reopen(
      @Nullable UUID id,
      @NotNull @Nullable Integer version,
      @NotBlank @Size(max = 1000) String reason)
      implements Wish {}

  /** Have the answer reviewed by a higher desk. */
  record Appeal(
      @Nullable UUID id, @Nullable Integer version, @NotBlank @Size(max = 2000) String reason)
      implements Wish {}

  /** Take it back, for its reporter. */
  record Withdraw(
      @Nullable UUID id,
      @NotNull @Nullable Integer version,
      @NotBlank @Size(max = 500) String reason)
      implements Wish {}

  /** Order it to be done by a date. */
  record Supervise(
      @Nullable UUID id,
      @Nullable Integer version,
      @NotBlank @Size(max = 1000) String order,
      @NotNull Instant by)
      implements Wish {}

  /**
   * A word on the way.
   *
   * @param forReporter whether the reporter reads it too
   */
  record Comment(
      @Nullable UUID id,
      @Nullable Integer version,
      @NotBlank @Size(max = 2000) String text,
      boolean forReporter)
      implements Wish {}
}
