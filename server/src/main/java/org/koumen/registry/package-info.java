/** Premises, households and residents: one household, one file, with the history of each change. */
@NullMarked
@ApplicationModule(
    displayName = "Registry",
    allowedDependencies = {"platform", "access", "area"})
package org.koumen.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
