package org.koumen.request;

import java.time.Instant;
import java.util.UUID;

/**
 * A move that was made.
 *
 * @param position counted from 1 within the request
 */
public record MadeMove(UUID id, int position, Move move, Instant at, Doer by) {}
