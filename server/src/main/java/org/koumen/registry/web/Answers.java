package org.koumen.registry.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.registry.FieldFinding;
import org.koumen.registry.FileOutcome;
import org.koumen.registry.NotNow;

/** How outcomes of changes leave through HTTP. */
final class Answers {
  private Answers() {}

  /**
   * A change that was made.
   *
   * @param changed false when everything was so already
   * @param doubles open pairs of residents who look like one person because of this change
   */
  record Changed(String county, UUID id, boolean changed, List<UUID> doubles) {}

  /** What is wrong with one field, in both languages. */
  record WrongField(String field, String code, String zh, String en) {}

  /** The answer to a change, or the refusal it deserves. */
  static Changed of(FileOutcome outcome) {
    return switch (outcome) {
      case FileOutcome.Done done ->
          new Changed(done.county(), done.household(), true, done.doubles());
      case FileOutcome.Unchanged unchanged ->
          new Changed(unchanged.county(), unchanged.household(), false, List.of());
      case FileOutcome.NotFound notFound -> throw new Refusal(Problem.NOT_FOUND);
      case FileOutcome.Stale stale ->
          throw new Refusal(Problem.STALE_VERSION, Map.of("current", stale.current()));
      case FileOutcome.Wrong wrong ->
          throw new Refusal(
              Problem.FIELDS_WRONG,
              Map.of(
                  "count",
                  wrong.findings().size(),
                  "fields",
                  wrong.findings().stream().map(Answers::field).toList()));
      case FileOutcome.OutOfOrder late ->
          throw new Refusal(
              Problem.CHANGE_OUT_OF_ORDER,
              Map.of("field", late.field(), "laterOn", late.laterOn().toString()));
      case FileOutcome.AddressTaken taken ->
          throw new Refusal(
              Problem.ADDRESS_TAKEN,
              Map.of("address", taken.address(), "premises", taken.premises().toString()));
      case FileOutcome.NotInThisState not when not.why() == NotNow.DUPLICATE_ELSEWHERE ->
          throw new Refusal(Problem.DUPLICATE_ELSEWHERE);
      case FileOutcome.NotInThisState not ->
          throw new Refusal(
              Problem.NOT_IN_THIS_STATE,
              Map.of("state", not.why().code(), "zh", not.why().zh(), "en", not.why().en()));
    };
  }

  private static WrongField field(FieldFinding found) {
    return new WrongField(
        found.field(), found.finding().code(), found.finding().zh(), found.finding().en());
  }
}
