package org.koumen.area;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Codes and names of past days. The tree keeps only what is in force, and records of people keep
 * the code of the moment they were written at; what lies between is told by the history of areas.
 */
@Service
public class AreaPast {
  private static final int MAX_STEPS = 1_000;

  private final AreaTable areas;
  private final AreaChangeTable changes;

  AreaPast(AreaTable areas, AreaChangeTable changes) {
    this.areas = areas;
    this.changes = changes;
  }

  /**
   * Where something lay on a past day.
   *
   * @param code of that day
   * @param names of that day, of the area and of those above it, by code, from the top
   */
  public record Place(AreaCode code, Map<AreaCode, String> names) {}

  /**
   * An area as it was at the end of a day.
   *
   * @param code as a record says it
   * @param writtenAt when the code was the right one; now for rows in force
   */
  @Transactional(readOnly = true)
  public Place on(LocalDate day, AreaCode code, Instant writtenAt) {
    AreaCode then = code;
    Optional<AreaChange> last = changes.lastMoveTo(then, writtenAt, Optional.empty(), day);
    for (int steps = 0; last.isPresent() && steps < MAX_STEPS; steps++) {
      then = then.moved(last.get().to().orElseThrow(), last.get().from().orElseThrow());
      last = changes.lastMoveTo(then, writtenAt, last, day);
    }
    Map<AreaCode, String> names = new LinkedHashMap<>();
    for (AreaCode above : then.path()) {
      nameOn(day, above).ifPresent(name -> names.put(above, name));
    }
    return new Place(then, names);
  }

  /**
   * The code by which an area is known now.
   *
   * @param code as a record says it
   * @param writtenAt when the code was the right one
   * @return empty when the area was closed since
   */
  @Transactional(readOnly = true)
  public Optional<AreaCode> now(AreaCode code, Instant writtenAt) {
    AreaCode now = code;
    Optional<AreaChange> end = changes.endSince(now, writtenAt, Optional.empty());
    for (int steps = 0; end.isPresent() && steps < MAX_STEPS; steps++) {
      if (end.get().kind() == AreaChange.Kind.CLOSED) {
        return Optional.empty();
      }
      now = now.moved(end.get().from().orElseThrow(), end.get().to().orElseThrow());
      end = changes.endSince(now, writtenAt, end);
    }
    return Optional.of(now);
  }

  /** The next change of an area after the day says what it was called until then. */
  private Optional<String> nameOn(LocalDate day, AreaCode code) {
    AreaCode known = code;
    Optional<AreaChange> next = changes.nextAbout(known, Optional.empty(), day);
    for (int steps = 0; next.isPresent() && steps < MAX_STEPS; steps++) {
      AreaCode from = next.get().from().orElseThrow();
      if (from.equals(known)) {
        return next.get().fromName();
      }
      // One above it got another code, and this one with it; its name stayed.
      known = known.moved(from, next.get().to().orElseThrow());
      next = changes.nextAbout(known, next, day);
    }
    return areas.find(known).map(Area::name);
  }
}
