package org.koumen.truth;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A random sample.
 *
 * @param claimed reached visits of the time, as recorded
 * @param population of whom is drawn: those of them with substance, or households
 * @param margin wanted half width of the interval, in tenths of a percent
 * @param size how many are to answer
 * @param commitment hash of a secret that is opened with the draw
 * @param afterSeal the county's seal that was the last one known when the sample was committed to
 * @param sealNumber the seal that decided; null until it is made
 */
public record Sample(
    String county,
    UUID id,
    String areaCode,
    @Nullable String areaName,
    Kind kind,
    String title,
    LocalDate fromOn,
    LocalDate toOn,
    int claimed,
    int population,
    String populationDigest,
    int margin,
    int confidence,
    int size,
    int tries,
    List<String> questions,
    String commitment,
    int afterSeal,
    @Nullable Integer sealNumber,
    @Nullable String sealDigest,
    State state,
    Instant madeAt,
    String madeByName,
    @Nullable Instant drawnAt,
    @Nullable Instant closedAt) {

  /** Of what is drawn. */
  public enum Kind {
    /** Visits that say somebody was reached, to be called back. */
    VISITS,
    /** All households of the area, to be asked about the programme. */
    HOUSEHOLDS,
    /** Households that were reached in the time. */
    REACHED;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** How far it is. */
  public enum State {
    /** Committed to; the next seal draws it. */
    WAITING,
    DRAWN,
    CLOSED;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  Sample at(@Nullable String name) {
    return new Sample(
        county,
        id,
        areaCode,
        name,
        kind,
        title,
        fromOn,
        toOn,
        claimed,
        population,
        populationDigest,
        margin,
        confidence,
        size,
        tries,
        questions,
        commitment,
        afterSeal,
        sealNumber,
        sealDigest,
        state,
        madeAt,
        madeByName,
        drawnAt,
        closedAt);
  }
}
