package org.koumen.registry;

import java.util.Map;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;

/** How wishes that could not be fulfilled leave through HTTP. */
public final class Refusals {
  private Refusals() {}

  /** What is wrong with one field, in both languages. */
  record WrongField(String field, String code, String zh, String en) {}

  /**
   * The refusal that an outcome deserves.
   *
   * @throws IllegalArgumentException when nothing is wrong
   */
  public static Refusal of(FileOutcome outcome) {
    return switch (outcome) {
      case FileOutcome.NotFound notFound -> new Refusal(Problem.NOT_FOUND);
      case FileOutcome.Stale stale ->
          new Refusal(Problem.STALE_VERSION, Map.of("current", stale.current()));
      case FileOutcome.Wrong wrong ->
          new Refusal(
              Problem.FIELDS_WRONG,
              Map.of(
                  "count",
                  wrong.findings().size(),
                  "fields",
                  wrong.findings().stream().map(Refusals::field).toList()));
      case FileOutcome.OutOfOrder late ->
          new Refusal(
              Problem.CHANGE_OUT_OF_ORDER,
              Map.of("field", late.field(), "laterOn", late.laterOn().toString()));
      case FileOutcome.AddressTaken taken ->
          new Refusal(
              Problem.ADDRESS_TAKEN,
              Map.of("address", taken.address(), "premises", taken.premises().toString()));
      case FileOutcome.NotInThisState not when not.why() == NotNow.DUPLICATE_ELSEWHERE ->
          new Refusal(Problem.DUPLICATE_ELSEWHERE);
      case FileOutcome.NotInThisState not ->
          new Refusal(
              Problem.NOT_IN_THIS_STATE,
              Map.of("state", not.why().code(), "zh", not.why().zh(), "en", not.why().en()));
      case FileOutcome.Done done -> throw new IllegalArgumentException("nothing is wrong");
      case FileOutcome.Unchanged unchanged ->
          throw new IllegalArgumentException("nothing is wrong");
    };
  }

  private static WrongField field(FieldFinding found) {
    return new WrongField(
        found.field(), found.finding().code(), found.finding().zh(), found.finding().en());
  }
}
