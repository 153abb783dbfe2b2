/** Premises, households and residents: one household, one file, with the history of each change. */
@NullMarked
@ApplicationModule(displayName = "Registry")
package org.koumen.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
