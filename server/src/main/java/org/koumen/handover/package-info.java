/** When somebody leaves: work, rights and phones go to a named successor, all or nothing. */
@NullMarked
@ApplicationModule(
    displayName = "Handover",
    allowedDependencies = {"platform", "access"})
package org.koumen.handover;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
