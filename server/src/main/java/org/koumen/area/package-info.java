/** The national tree of areas down to grid and building: codes, names, history, boundaries. */
@NullMarked
@ApplicationModule(
    displayName = "Areas and grids",
    allowedDependencies = {"platform", "access"})
package org.koumen.area;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
