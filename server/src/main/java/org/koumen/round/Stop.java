package org.koumen.round;

import org.jspecify.annotations.Nullable;

/**
 * A call in the plan.
 *
 * @param call number of the call
 * @param shift number of the shift
 * @param second number of the worker who comes along; null when one goes
 * @param arrive second of the day
 * @param walk seconds on the way to it
 */
record Stop(int call, int shift, @Nullable Integer second, int arrive, int walk) {}
