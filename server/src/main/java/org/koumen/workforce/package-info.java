/** The people who serve: units, staff, and their posts in grid teams. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access", "registry"})
package org.koumen.workforce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
