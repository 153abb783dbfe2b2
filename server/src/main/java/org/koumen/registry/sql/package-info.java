/** Every SQL statement of the registry. */
@NullMarked
package org.koumen.registry.sql;

import org.jspecify.annotations.NullMarked;
