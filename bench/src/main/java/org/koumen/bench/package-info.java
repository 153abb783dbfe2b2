/** Measures what the program does against what PostgreSQL alone could do, in the same run. */
@NullMarked
package org.koumen.bench;

import org.jspecify.annotations.NullMarked;
