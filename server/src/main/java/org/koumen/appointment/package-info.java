/**
 * When and how a household wants to be met: contact cards, appointments, and wishes about knocking.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "access",
      "area",
      "calendar",
      "registry",
      "ledger",
      "notice"
    })
package org.koumen.appointment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
