/**
 * Residents' requests from the first word to the rating, each with an owner, a next step and a
 * promised date.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "access",
      "area",
      "chain",
      "calendar",
      "registry",
      "workforce",
      "ledger",
      "media",
      "notice"
    })
package org.koumen.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
