/**
 * Import and export: what people keep in spreadsheets gets in, and what they may take comes out.
 */
@NullMarked
@ApplicationModule(displayName = "Exchange")
package org.koumen.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
