/**
 * Rows of text out of workbooks and text tables that strangers made, and into workbooks that they
 * can open.
 */
@NullMarked
package org.koumen.exchange.sheet;

import org.jspecify.annotations.NullMarked;
