package org.koumen.registry.web;

import java.util.List;
import java.util.UUID;
import org.koumen.registry.FileOutcome;
import org.koumen.registry.Refusals;

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

  /** The answer to a change, or the refusal it deserves. */
  static Changed of(FileOutcome outcome) {
    return switch (outcome) {
      case FileOutcome.Done done ->
          new Changed(done.county(), done.household(), true, done.doubles());
      case FileOutcome.Unchanged unchanged ->
          new Changed(unchanged.county(), unchanged.household(), false, List.of());
      default -> throw Refusals.of(outcome);
    };
  }
}
