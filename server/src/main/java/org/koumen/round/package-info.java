/** The coming week of a grid team: who knocks at which door on which day, and in which order. */
@NullMarked
package org.koumen.round;

import org.jspecify.annotations.NullMarked;
