/** Who may do what where: accounts, roles, scope, and the log of every look at a household file. */
@NullMarked
@ApplicationModule(allowedDependencies = "platform")
package org.koumen.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
