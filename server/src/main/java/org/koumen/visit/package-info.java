/** Visits at the door and by phone: who is due and why, what was seen and said. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "access",
      "area",
      "registry",
      "request",
      "ledger",
      "planning",
      "campaign",
      "chain",
      "workforce",
      "notice",
      "appointment",
      "promise"
    })
package org.koumen.visit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
