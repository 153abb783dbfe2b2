package org.koumen.appointment;

import org.koumen.platform.Setting;

/**
 * How contact cards and appointments go here.
 *
 * @param cardDays how long a card opens its page
 * @param missedAfter so many hours after its end an appointment of which no visit is known counts
 *     as missed by us; long enough for a telephone that was without signal
 * @param proposeAfter after so many closed doors in a row other times are proposed
 * @param wrongCodes wrong codes for one card within a quarter of an hour
 * @param questions questions of one address within a quarter of an hour
 */
public record CardRules(
    int cardDays, int missedAfter, int proposeAfter, int wrongCodes, int questions) {
  /** Ninety days, a day, three doors, ten codes, sixty questions. */
  public static final Setting<CardRules> SETTING =
      new Setting<>("visit.cards", CardRules.class, new CardRules(90, 24, 3, 10, 60));
}
