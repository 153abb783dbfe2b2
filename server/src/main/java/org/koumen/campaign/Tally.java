package org.koumen.campaign;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a campaign has come with the households of one area that one person looks after.
 *
 * @param staffId null where nobody looks after them
 * @param due all of the campaign
 * @param reached met or spoken to, as often as the campaign asks
 * @param refused of the others: did not want it
 * @param missed of the others: nobody was home, or a card was left
 * @param moved of the others: have moved away
 */
public record Tally(
    String areaCode,
    @Nullable UUID staffId,
    int due,
    int reached,
    int refused,
    int missed,
    int moved) {}
