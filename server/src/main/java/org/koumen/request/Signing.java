package org.koumen.request;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The words that somebody puts their name to when a move needs a signature: all that the move says,
 * as it is kept. Screens show exactly these words above the line.
 */
final class Signing {
  /** Moves with words of their own that the one who asked, or somebody on the spot, can sign. */
  static final Set<Move.Kind> SIGNABLE =
      EnumSet.of(
          Move.Kind.REFUSE,
          Move.Kind.ATTEND,
          Move.Kind.END_WHISTLE,
          Move.Kind.ANSWER,
          Move.Kind.SETTLE,
          Move.Kind.RATE,
          Move.Kind.REOPEN,
          Move.Kind.APPEAL,
          Move.Kind.WITHDRAW);

  private Signing() {}

  /**
   * What is signed with a move.
   *
   * @param result what had been done, which a rating is about
   * @return empty for what nobody signs
   */
  static Optional<String> words(Move move, Supplier<Optional<String>> result) {
    return switch (move) {
      case Move.Refuse refuse ->
          Optional.of(String.join("\n", refuse.basis(), refuse.reason(), refuse.elsewhere()));
      case Move.Attend attend -> Optional.of(attend.did());
      case Move.EndWhistle end -> Optional.of(end.outcome());
      case Move.Answer answer -> Optional.of(answer.text());
      case Move.Settle settle -> Optional.of(settle.result());
      case Move.Rate rate -> Optional.of(words(rate, result.get().orElse("")));
      case Move.Reopen reopen -> Optional.of(reopen.reason());
      case Move.Appeal appeal -> Optional.of(appeal.reason());
      case Move.Withdraw withdraw -> Optional.of(withdraw.reason());
      default -> Optional.empty();
    };
  }

  private static String words(Move.Rate rate, String result) {
    return String.join(
            "\n",
            result,
            (rate.solved() ? "已解决" : "没有解决") + " " + "★".repeat(rate.stars()),
            rate.reason().orElse(""))
        .strip();
  }
}
