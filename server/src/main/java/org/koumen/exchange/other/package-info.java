/** Files of requests, units, staff and areas. */
@NullMarked
package org.koumen.exchange.other;

import org.jspecify.annotations.NullMarked;
