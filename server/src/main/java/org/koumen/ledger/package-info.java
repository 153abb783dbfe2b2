/**
 * Figures that are exact at any moment: facts leave signed deltas, deltas are summed upward,
 * figures open their rows.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access", "area"})
package org.koumen.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
