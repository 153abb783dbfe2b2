/**
 * Whether the figures are true: samples called back with an interval, patterns for a person to look
 * at, and what residents say of the programme.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access", "area", "chain"})
package org.koumen.truth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
