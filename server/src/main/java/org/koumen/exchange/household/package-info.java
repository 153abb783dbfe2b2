/** Household files: their columns, what stands in them, and how they get in and out. */
@NullMarked
package org.koumen.exchange.household;

import org.jspecify.annotations.NullMarked;
