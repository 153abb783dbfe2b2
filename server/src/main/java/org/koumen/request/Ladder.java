package org.koumen.request;

import org.koumen.platform.Setting;

/**
 * When who is told that a date comes near or has passed, in percent of the whole term: the head of
 * the unit at 100.
 *
 * @param remind whoever has it is reminded
 * @param supervisor the supervising desk is told
 * @param leader the leader of the area is told
 */
public record Ladder(int remind, int supervisor, int leader) {
  /** At three quarters, a quarter too late, half too late. */
  public static final Setting<Ladder> SETTING =
      new Setting<>("request.ladder", Ladder.class, new Ladder(75, 125, 150));

  int percent(Rung rung) {
    return switch (rung) {
      case REMIND -> remind;
      case HEAD -> 100;
      case SUPERVISOR -> supervisor;
      case LEADER -> leader;
    };
  }
}
