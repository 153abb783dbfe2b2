package org.koumen.area;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Why an area is changed, as the one who changes it says.
 *
 * @param effectiveOn the day from which it holds: today or before
 * @param reason the decision it follows, in the person's own words
 * @param by the account; empty for the system itself
 */
public record ChangeNote(LocalDate effectiveOn, String reason, Optional<UUID> by) {}
