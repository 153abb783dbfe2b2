/**
 * Campaigns: who is called on from when to when, what is asked and told there, and how far it has
 * come.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"platform", "access", "area", "registry", "workforce", "planning"})
package org.koumen.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
