/** What was promised to a household: by whom, until when, and what became of it. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "access",
      "area",
      "calendar",
      "registry",
      "workforce",
      "ledger",
      "notice"
    })
package org.koumen.promise;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
