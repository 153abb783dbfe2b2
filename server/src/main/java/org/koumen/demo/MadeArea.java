package org.koumen.demo;

import java.util.Optional;

/**
 * An invented area.
 *
 * @param level as the area module names it
 * @param setting urban or rural, for a grid
 * @param ground absent for buildings
 */
record MadeArea(
    String code,
    String level,
    String name,
    Optional<String> setting,
    double longitude,
    double latitude,
    Optional<Rect> ground) {}
