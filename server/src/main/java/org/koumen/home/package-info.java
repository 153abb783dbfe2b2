/**
 * What residents see of their own household: the file, who looked at it, and a way to have it
 * corrected.
 */
@NullMarked
@ApplicationModule(
    displayName = "Home",
    allowedDependencies = {
      "platform",
      "access",
      "area",
      "registry",
      "request",
      "workforce",
      "notice"
    })
package org.koumen.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
