/** An invented community, and an invented city, to look at and to measure with. */
@NullMarked
@ApplicationModule(displayName = "Demo")
package org.koumen.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
