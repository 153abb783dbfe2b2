package org.koumen.workforce;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Refusal;

/** Between what HTTP carries and what the desks take and answer. */
final class Texts {
  private Texts() {}

  /** A text that says something, else null. */
  static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** The id of what was done; a refusal leaves as a problem. */
  static UUID done(Saved saved) {
    return switch (saved) {
      case Saved.Done done -> done.id();
      case Saved.Refused refused -> throw new Refusal(refused.problem(), refused.values());
    };
  }
}
