package org.koumen.demo;

import org.jspecify.annotations.Nullable;

/**
 * A place to live or to trade in.
 *
 * @param areaCode the building where there is one, else the grid
 * @param use residential, commercial or mixed, before we know who lives there
 */
record Home(
    String areaCode,
    String address,
    String use,
    @Nullable String compound,
    @Nullable String building,
    @Nullable String entrance,
    @Nullable String floor,
    @Nullable String room,
    double longitude,
    double latitude) {}
