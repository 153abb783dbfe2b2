/** Histories that nobody changes unseen: each record's hash, sealed by county and day. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access", "area"})
package org.koumen.chain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
