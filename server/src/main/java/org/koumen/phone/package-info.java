/**
 * What a worker's phone carries through a day without signal: the files of its area, kept the same
 * as here, and a phone that is lost is cut off.
 */
@NullMarked
@ApplicationModule(
    displayName = "Phone",
    allowedDependencies = {"platform", "access", "area", "registry", "request", "visit"})
package org.koumen.phone;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
