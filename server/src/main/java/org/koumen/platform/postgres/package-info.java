/**
 * The PostgreSQL that comes along: unpacked, started, guarded and stopped by the program itself.
 */
@NullMarked
package org.koumen.platform.postgres;

import org.jspecify.annotations.NullMarked;
