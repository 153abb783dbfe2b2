package org.koumen.area;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Grids of a village as they shall be, prepared by one person and applied or dropped by another.
 *
 * @param parts the grids that result
 */
public record GridPlan(
    UUID id,
    AreaCode village,
    Kind kind,
    State state,
    List<Part> parts,
    String reason,
    Optional<UUID> preparedBy,
    Instant preparedAt) {

  /** One grid becomes several, or several become one. */
  public enum Kind {
    SPLIT,
    MERGE;

    /** The name in the database and in JSON. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How far it has come. */
  public enum State {
    PREPARED,
    APPLIED,
    DROPPED;

    /** The name in the database and in JSON. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A grid that results.
   *
   * @param grid its code; null for a new grid until the plan is applied
   * @param from the grids it comes out of
   * @param clusters what it is made of, for a split
   * @param households how many it will have
   */
  public record Part(
      @Nullable AreaCode grid,
      String name,
      List<AreaCode> from,
      List<Piece> clusters,
      long households,
      long residents,
      GridSizes.Size size) {}

  /** A building or house within a part. */
  public record Piece(String key, AreaCode area, String label, long households, long residents) {
    static Piece of(GridHouseholds.Cluster cluster) {
      return new Piece(
          cluster.key(),
          cluster.area(),
          cluster.label(),
          cluster.households(),
          cluster.residents());
    }
  }
}
