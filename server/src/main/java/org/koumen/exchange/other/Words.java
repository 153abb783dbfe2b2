package org.koumen.exchange.other;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.koumen.exchange.RowResult;
import org.koumen.workforce.WorkforceIntake;

/** Choices and outcomes as files tell them. */
final class Words {
  private Words() {}

  static <T> List<String> zh(T[] choices, Function<T, String> word) {
    return Arrays.stream(choices).map(word).toList();
  }

  static RowResult.Outcome outcome(WorkforceIntake.Result result) {
    return switch (result) {
      case ADDED -> RowResult.Outcome.ADDED;
      case CHANGED -> RowResult.Outcome.CHANGED;
      case SAME -> RowResult.Outcome.SAME;
      case UNKNOWN_UNIT -> RowResult.Outcome.WRONG;
    };
  }
}
