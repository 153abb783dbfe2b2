/**
 * Koumen: every household known and visited, everything said becomes work with an owner and a date.
 */
@org.jspecify.annotations.NullMarked
package org.koumen;
