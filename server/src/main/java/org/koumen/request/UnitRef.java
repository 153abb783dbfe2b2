package org.koumen.request;

import java.util.UUID;

/** A unit as a move names it: by its name of that day. */
public record UnitRef(UUID id, String name) {}
