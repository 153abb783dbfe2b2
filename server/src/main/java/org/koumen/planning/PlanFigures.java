package org.koumen.planning;

/**
 * What a proposal came to.
 *
 * @param households that were assigned
 * @param locked of them, not touched
 * @param visitors who take part
 * @param units that they come from
 * @param room for how many households they have shares in all
 * @param metres straight ways from the middles of the patches to all households
 * @param metresBound what these ways alone could not go below, proven with the same prices
 * @param costMetres the ways with what language, change and skill are worth, of what was not locked
 * @param boundMetres what no assignment with these patches could go below, proven
 * @param gapPercent how far the two are apart
 * @param kept households that keep their visitor
 * @param changed households that had another
 * @param interpreters households to which somebody comes along who speaks their language
 * @param split buildings shared by several though one would have room
 * @param seconds it took to find, without reading and writing
 */
public record PlanFigures(
    int households,
    int locked,
    int visitors,
    int units,
    int room,
    long metres,
    long metresBound,
    long costMetres,
    long boundMetres,
    double gapPercent,
    int kept,
    int changed,
    int interpreters,
    int split,
    double seconds) {}
