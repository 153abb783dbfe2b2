package org.koumen.registry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened in the life of a household. */
public sealed interface LifeChange {

  /** A child was born into it. */
  record Birth(ResidentDraft child) implements LifeChange {}

  /** Somebody died. */
  record Death(UUID resident, Map<UUID, Relation> relations) implements LifeChange {}

  /** Somebody who was not on the register moved in. */
  record MovedIn(ResidentDraft newcomer) implements LifeChange {}

  /** Some who had moved out came back. */
  record CameBack(Set<UUID> residents) implements LifeChange {}

  /** Some moved to a place that this register does not keep. */
  record MovedOut(Set<UUID> residents, @Nullable String whereTo, Map<UUID, Relation> relations)
      implements LifeChange {}

  /**
   * Some moved to another household of the register, also of another county.
   *
   * @param relations what each will be to the head there
   */
  record MovedWithin(
      Set<UUID> residents, String toCounty, UUID toHousehold, Map<UUID, Relation> relations)
      implements LifeChange {}

  /**
   * Some became a household of their own.
   *
   * @param premises where; null for the same premises
   * @param relations what each is to the head of the new household, and who stays to the head of
   *     the old one
   */
  record Split(
      Set<UUID> residents,
      @Nullable PremisesDraft premises,
      @Nullable String number,
      Map<UUID, Relation> relations)
      implements LifeChange {}

  /** The household joined another of the same county. */
  record Merge(UUID intoHousehold, Map<UUID, Relation> relations) implements LifeChange {}

  /** Somebody goes to another school, or none. */
  record School(UUID resident, @Nullable String school) implements LifeChange {}

  /** Somebody has other work, or none. */
  record Job(UUID resident, @Nullable String work) implements LifeChange {}

  /**
   * Somebody's health asks for something. Kept as a need and nothing else: least data.
   *
   * @param need code of the kind of need
   * @param purpose what it is kept for
   * @param consent who agreed, and when
   */
  record Health(UUID resident, String need, String note, String purpose, String consent)
      implements LifeChange {}

  /** Two married: what people are to the head from now on. */
  record Marriage(Map<UUID, Relation> relations) implements LifeChange {}

  /** Two divorced: what people are to the head from now on. */
  record Divorce(Map<UUID, Relation> relations) implements LifeChange {}

  /** Lists of residents as forms give them. */
  static Set<UUID> people(@Nullable List<UUID> residents) {
    return residents == null ? Set.of() : Set.copyOf(residents);
  }
}
