/** Files that leave the program: who takes which columns of what, and why. */
@NullMarked
package org.koumen.exchange.export;

import org.jspecify.annotations.NullMarked;
