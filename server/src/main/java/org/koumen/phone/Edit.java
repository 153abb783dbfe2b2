package org.koumen.phone;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.registry.FieldDesk;
import org.koumen.registry.ResidentDraft;

/**
 * Changes of one household's file that somebody made on a phone, perhaps long ago.
 *
 * @param id made on the phone; the same id again changes nothing
 * @param madeAt by the phone's clock
 */
record Edit(
    UUID id,
    String county,
    UUID household,
    Instant madeAt,
    List<FieldDesk.Change> changes,
    List<Newcomer> newcomers,
    List<Need> needs) {

  /** How somebody came to live there. */
  enum How {
    BIRTH,
    MOVED_IN,
    ADDED;

    /** Its name in JSON. */
    @JsonValue
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The way of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    @JsonCreator
    static How of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * Somebody who is not on the register yet.
   *
   * @param on when they came; null for today
   */
  record Newcomer(How how, ResidentDraft resident, @Nullable LocalDate on) {}

  /** What somebody's health asks for, with what it is kept for and who agreed. */
  record Need(UUID resident, String kind, String note, String purpose, String consent) {}
}
