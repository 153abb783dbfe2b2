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
 * @param again whether it goes back to work
 * @param elsewhere where to go instead
 * @param basis the rule it rests on
 * @param number another request's number
 * @param answers what was asked when the reporter was called back, and what they said
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
    @Nullable String number,
    List<Move.Said> answers) {

  /** What a move says. */
  static MoveFacts of(Move move) {
    Said said = new Said();
    switch (move) {
      case Move.Receive receive -> said.due = receive.dueAt();
      case Move.Accept accept -> said.with(accept.note()).due = accept.dueAt();
      case Move.Refuse refuse -> {
        said.text = refuse.reason();
        said.basis = refuse.basis();
        said.elsewhere = refuse.elsewhere();
      }
      case Move.Dispatch dispatch -> {
        said.with(dispatch.note()).due = dispatch.dueAt();
        said.units =
            names(Stream.concat(Stream.of(dispatch.lead()), dispatch.assisting().stream()));
      }
      case Move.AskReturn ask -> said.text = ask.reason();
      case Move.DecideReturn decided ->
          said.decided(decided.agreed(), decided.note(), decided.dueAt());
      case Move.Whistle whistle -> {
        said.text = whistle.task();
        said.due = whistle.meetAt();
        said.units = names(whistle.units().stream());
        said.place = whistle.place();
      }
      case Move.Attend attend -> {
        said.text = attend.did();
        said.units = List.of(attend.unit().name());
      }
      case Move.EndWhistle end -> said.text = end.outcome();
      case Move.Ask ask -> said.with(ask.question()).due = ask.answerBy();
      case Move.Answer answer -> said.with(answer.text()).due = answer.dueAt();
      case Move.Hold hold -> said.with(hold.reason()).due = hold.reviewAt();
      case Move.Resume resume -> said.with(resume.reason()).due = resume.dueAt();
      case Move.AskExtension ask -> said.with(ask.reason()).due = ask.until();
      case Move.DecideExtension decided ->
          said.decided(decided.agreed(), decided.note(), decided.dueAt());
      case Move.Hand hand -> said.with(hand.note()).level = hand.level();
      case Move.Merge merge -> said.number = merge.number();
      case Move.Split split -> said.with(split.what()).number = split.number();
      case Move.Join join -> said.number = join.number();
      case Move.Tie tie -> said.number = tie.number();
      case Move.Untie untie -> said.text = untie.reason();
      case Move.Settle settle -> said.with(settle.result()).due = settle.rateBy();
      case Move.CallBack call -> {
        said.with(call.note()).due = call.next().orElse(null);
        said.way = call.way();
        said.answers = call.told();
      }
      case Move.Rate rate -> {
        said.with(rate.reason()).due = rate.again().orElse(null);
        said.solved = rate.solved();
        said.stars = rate.stars();
        said.again = rate.again().isPresent();
        said.way = rate.way();
        said.answers = rate.told();
      }
      case Move.Reopen reopen -> said.with(reopen.reason()).due = reopen.dueAt();
      case Move.Appeal appeal -> said.with(appeal.reason()).due = appeal.dueAt();
      case Move.Withdraw withdraw -> said.text = withdraw.reason();
      case Move.Supervise order -> said.with(order.order()).due = order.by();
      case Move.Escalate escalate -> {
        said.due = escalate.dueAt();
        said.clock = escalate.clock();
        said.rung = escalate.rung();
      }
      case Move.Close close -> {}
      case Move.Comment comment -> said.text = comment.text();
    }
    return said.facts();
  }

  private static List<String> names(Stream<UnitRef> units) {
    return units.map(UnitRef::name).toList();
  }

  /** Facts that are being gathered. */
  private static final class Said {
    private @Nullable String text;
    private @Nullable Instant due;
    private List<String> units = List.of();
    private @Nullable Boolean agreed;
    private @Nullable Boolean solved;
    private @Nullable Integer stars;
    private @Nullable Boolean again;
    private Move.@Nullable Way way;
    private Move.@Nullable Clock clock;
    private @Nullable Rung rung;
    private @Nullable AreaLevel level;
    private @Nullable String place;
    private @Nullable String basis;
    private @Nullable String elsewhere;
    private @Nullable String number;
    private List<Move.Said> answers = List.of();

    private Said with(String words) {
      text = words;
      return this;
    }

    private Said with(Optional<String> words) {
      text = words.orElse(null);
      return this;
    }

    private void decided(boolean granted, Optional<String> note, Instant until) {
      with(note).due = granted ? until : null;
      agreed = granted;
    }

    private MoveFacts facts() {
      return new MoveFacts(
          text, due, units, agreed, solved, stars, again, way, clock, rung, level, place, basis,
          elsewhere, number, answers);
    }
  }
}
