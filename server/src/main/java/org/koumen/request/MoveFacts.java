package org.koumen.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaLevel;

/**
 * What a move says, the same fields for every kind: a timeline is one list.
 *
 * @param text what was said with it
 * @param units the units it names, the one in charge first
 * @param agreed whether what a unit asked for was granted
 * @param elsewhere where to go instead
 * @param basis the rule it rests on
 * @param number another request's number
 */
public record MoveFacts(
    @Nullable String text,
    @Nullable Instant dueAt,
    List<String> units,
    @Nullable Boolean agreed,
    @Nullable Boolean solved,
    @Nullable Integer stars,
    @Nullable Boolean again,
    Move.@Nullable Way way,
    Move.@Nullable Clock clock,
    @Nullable Rung rung,
    @Nullable AreaLevel level,
    @Nullable String place,
    @Nullable String basis,
    @Nullable String elsewhere,
    @Nullable String number) {

  private static MoveFacts text(@Nullable String text, @Nullable Instant due, List<String> units) {
    return new MoveFacts(
        text, due, units, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  private static MoveFacts decided(boolean agreed, Optional<String> note, Instant due) {
    return new MoveFacts(
        note.orElse(null),
        agreed ? due : null,
        List.of(),
        agreed,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static MoveFacts number(@Nullable String text, String number) {
    return new MoveFacts(
        text, null, List.of(), null, null, null, null, null, null, null, null, null, null, null,
        number);
  }

  /** What a move says. */
  static MoveFacts of(Move move) {
    return switch (move) {
      case Move.Receive receive -> text(null, receive.dueAt(), List.of());
      case Move.Accept accept -> text(accept.note().orElse(null), accept.dueAt(), List.of());
      case Move.Refuse refuse ->
          new MoveFacts(
              refuse.reason(),
              null,
              List.of(),
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              refuse.basis(),
              refuse.elsewhere(),
              null);
      case Move.Dispatch dispatch ->
          text(
              dispatch.note().orElse(null),
              dispatch.dueAt(),
              Stream.concat(Stream.of(dispatch.lead()), dispatch.assisting().stream())
                  .map(UnitRef::name)
                  .toList());
      case Move.AskReturn ask -> text(ask.reason(), null, List.of());
      case Move.DecideReturn decided -> decided(decided.agreed(), decided.note(), decided.dueAt());
      case Move.Whistle whistle ->
          new MoveFacts(
              whistle.task(),
              whistle.meetAt(),
              whistle.units().stream().map(UnitRef::name).toList(),
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              whistle.place(),
              null,
              null,
              null);
      case Move.Attend attend -> text(attend.did(), null, List.of(attend.unit().name()));
      case Move.EndWhistle end -> text(end.outcome(), null, List.of());
      case Move.Ask ask -> text(ask.question(), ask.answerBy(), List.of());
      case Move.Answer answer -> text(answer.text(), answer.dueAt(), List.of());
      case Move.Hold hold -> text(hold.reason(), hold.reviewAt(), List.of());
      case Move.Resume resume -> text(resume.reason(), resume.dueAt(), List.of());
      case Move.AskExtension ask -> text(ask.reason(), ask.until(), List.of());
      case Move.DecideExtension decided ->
          decided(decided.agreed(), decided.note(), decided.dueAt());
      case Move.Hand hand ->
          new MoveFacts(
              hand.note(),
              null,
              List.of(),
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              hand.level(),
              null,
              null,
              null,
              null);
      case Move.Merge merge -> number(null, merge.number());
      case Move.Split split -> number(split.what(), split.number());
      case Move.Join join -> number(null, join.number());
      case Move.Tie tie -> number(null, tie.number());
      case Move.Untie untie -> text(untie.reason(), null, List.of());
      case Move.Settle settle -> text(settle.result(), settle.rateBy(), List.of());
      case Move.CallBack call ->
          new MoveFacts(
              call.note(),
              null,
              List.of(),
              null,
              null,
              null,
              null,
              call.way(),
              null,
              null,
              null,
              null,
              null,
              null,
              null);
      case Move.Rate rate ->
          new MoveFacts(
              rate.reason().orElse(null),
              rate.again().orElse(null),
              List.of(),
              null,
              rate.solved(),
              rate.stars(),
              rate.again().isPresent(),
              rate.way(),
              null,
              null,
              null,
              null,
              null,
              null,
              null);
      case Move.Reopen reopen -> text(reopen.reason(), reopen.dueAt(), List.of());
      case Move.Appeal appeal -> text(appeal.reason(), appeal.dueAt(), List.of());
      case Move.Withdraw withdraw -> text(withdraw.reason(), null, List.of());
      case Move.Supervise order -> text(order.order(), order.by(), List.of());
      case Move.Escalate escalate ->
          new MoveFacts(
              null,
              escalate.dueAt(),
              List.of(),
              null,
              null,
              null,
              null,
              null,
              escalate.clock(),
              escalate.rung(),
              null,
              null,
              null,
              null,
              null);
      case Move.Close close -> text(null, null, List.of());
      case Move.Comment comment -> text(comment.text(), null, List.of());
    };
  }
}
