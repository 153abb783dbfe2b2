/** Working days and the ends of terms counted in them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access"})
package org.koumen.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
