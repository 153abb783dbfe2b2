/**
 * What every module stands on: ids, clock, problems, settings, sealing, jobs, SQL glue; no word of
 * the domain.
 */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package org.koumen.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
