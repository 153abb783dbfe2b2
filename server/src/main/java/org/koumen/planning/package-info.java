/** Who goes where: every household to one visitor, near together, and what changed and why. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access", "area", "registry", "workforce"})
package org.koumen.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
