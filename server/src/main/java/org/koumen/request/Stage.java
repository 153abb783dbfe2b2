package org.koumen.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaLevel;

/**
 * Where a request stands: all that its moves decided, and nothing else. While it is open, somebody
 * owns it, there is a next step and there is a date.
 *
 * @param step of its procedure
 * @param dueAt when the next step is due; once closed, the last date that had been promised
 * @param working whether the running clock counts working days only
 * @param since when the running clock began
 * @param level whose desk is in charge while no unit is
 * @param lead the unit in charge, or that was last
 * @param former the unit whose answer did not content the reporter; another one is to follow
 * @param pause why the clock stands still
 * @param ask what waits for a dispatcher's decision
 * @param whistle the meeting on the spot that was called
 * @param supervision a leader's order with its own date
 * @param cause the root request of the common cause it belongs to
 * @param calls how often the reporter was called back in vain
 * @param returns how often it was sent back by a unit
 * @param extensions how often its date was moved with a reason
 * @param reopenings how often the reporter was not content
 */
public record Stage(
    Phase phase,
    String step,
    Owner owner,
    Instant dueAt,
    boolean working,
    Instant since,
    AreaLevel level,
    @Nullable UnitRef lead,
    List<UnitRef> assisting,
    @Nullable UnitRef former,
    @Nullable Pause pause,
    @Nullable Ask ask,
    @Nullable Whistle whistle,
    @Nullable Supervision supervision,
    @Nullable UUID cause,
    @Nullable Calls calls,
    int returns,
    int extensions,
    int reopenings) {

  /**
   * The clock stands still.
   *
   * @param kind waiting for the reporter's answer, or on hold
   * @param keptDue the date that was running
   * @param owner who had the next step
   */
  public record Pause(Kind kind, String words, Instant since, Instant keptDue, Owner owner) {
    /** Why a clock may stand still; there is no third reason. */
    public enum Kind {
      WAITING,
      HOLD
    }
  }

  /**
   * A unit asks for something that a dispatcher decides.
   *
   * @param until the date it asks for; of an extension only
   */
  public record Ask(Kind kind, String reason, @Nullable Instant until, Instant at) {
    /** What is asked for. */
    public enum Kind {
      RETURN,
      EXTENSION
    }
  }

  /**
   * Units called to the spot.
   *
   * @param came those that signed in
   */
  public record Whistle(
      UUID id, String place, Instant meetAt, String task, List<UnitRef> units, List<UUID> came) {
    /** Keeps its own copies. */
    public Whistle {
      units = List.copyOf(units);
      came = List.copyOf(came);
    }

    Whistle with(UUID unit) {
      return new Whistle(
          id,
          place,
          meetAt,
          task,
          units,
          Stream.concat(came.stream(), Stream.of(unit)).distinct().toList());
    }
  }

  /**
   * A leader's order.
   *
   * @param missed whether its date passed and the leader was told
   */
  public record Supervision(String order, Instant by, boolean missed) {}

  /**
   * The reporter was called back in vain.
   *
   * @param next when somebody is to try again
   */
  public record Calls(int inVain, @Nullable Instant next) {
    static Calls after(@Nullable Calls before, Move.CallBack call) {
      return new Calls(before == null ? 1 : before.inVain() + 1, call.next().orElse(null));
    }
  }

  /** Keeps its own copy. */
  public Stage {
    assisting = assisting == null ? List.of() : List.copyOf(assisting);
  }

  /** The units that see the request because of it: in charge, assisting, whistled for. */
  public List<UUID> units() {
    List<UUID> all = new ArrayList<>();
    Optional.ofNullable(lead).ifPresent(unit -> all.add(unit.id()));
    helpers().forEach(unit -> all.add(unit.id()));
    return all.stream().distinct().toList();
  }

  /** The units beside the one in charge. */
  public List<UnitRef> helpers() {
    return Stream.concat(
            assisting.stream(), whistle == null ? Stream.of() : whistle.units().stream())
        .distinct()
        .toList();
  }
}
