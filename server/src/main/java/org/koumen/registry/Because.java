package org.koumen.registry;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When something happened and why it is written down.
 *
 * @param happenedOn the day it happened, which may lie before the day it became known
 */
public record Because(LocalDate happenedOn, Optional<String> reason) {

  /** Something of today. */
  public static Because on(LocalDate day) {
    return new Because(day, Optional.empty());
  }
}
