/**
 * Takes in households by the hundred thousand: finds what is known, adds what is new, changes what
 * differs.
 */
@NullMarked
@NamedInterface("intake")
package org.koumen.registry.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
