/** One story a file: what a person wants, and what they then see. */
@NullMarked
package org.koumen.e2e.story;

import org.jspecify.annotations.NullMarked;
