package org.koumen.promise;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.koumen.ledger.Measure;

/** How a promise stands. Closed it stays: what is promised instead is a promise of its own. */
public enum PromiseState {
  OPEN(Measure.PROMISES_MADE),
  KEPT(Measure.PROMISES_KEPT),
  /** Not kept, with the reason. */
  BROKEN(Measure.PROMISES_BROKEN),
  /** The household agreed to another one. */
  CHANGED(Measure.PROMISES_CHANGED);

  private final Measure measure;

  PromiseState(Measure measure) {
    this.measure = measure;
  }

  /** Lower case, as stored and sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The state of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static PromiseState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Under which the ledger counts that it came to this. */
  Measure measure() {
    return measure;
  }
}
