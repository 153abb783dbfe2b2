package org.koumen.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** How a wish to change a household file ended. */
public sealed interface FileOutcome {

  /**
   * The file is changed.
   *
   * @param household the file that was changed, or came to be
   * @param doubles open pairs of residents who look like one person because of this change
   */
  record Done(String county, UUID household, List<UUID> doubles) implements FileOutcome {}

  /** Everything was so already. */
  record Unchanged(String county, UUID household) implements FileOutcome {}

  /** No such household, person, mark … within the scope. */
  record NotFound() implements FileOutcome {}

  /** Somebody else changed the row meanwhile. */
  record Stale(HouseholdFile current) implements FileOutcome {}

  /** Fields that cannot be right. */
  record Wrong(List<FieldFinding> findings) implements FileOutcome {
    public Wrong {
      findings = List.copyOf(findings);
    }
  }

  /** The same fact was changed on a later day already. */
  record OutOfOrder(String field, LocalDate laterOn) implements FileOutcome {}

  /** Other premises of the village have this address; a household can be put there. */
  record AddressTaken(UUID premises, String address) implements FileOutcome {}

  /** What is asked does not fit the state of things: the person moved out, the plan is closed. */
  record NotInThisState(NotNow why) implements FileOutcome {}
}
