/** What the registry answers over HTTP. */
@NullMarked
package org.koumen.registry.web;

import org.jspecify.annotations.NullMarked;
