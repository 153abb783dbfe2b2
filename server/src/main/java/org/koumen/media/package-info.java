/** Pictures and short sounds that belong to something, made safe when they come in. */
@NullMarked
@ApplicationModule(
    displayName = "Media",
    allowedDependencies = {"platform", "access"})
package org.koumen.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
