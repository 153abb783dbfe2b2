/** Drives the packaged program in a real browser, as the people of the domain page use it. */
@NullMarked
package org.koumen.e2e;

import org.jspecify.annotations.NullMarked;
