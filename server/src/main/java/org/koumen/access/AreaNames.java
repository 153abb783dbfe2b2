package org.koumen.access;

import java.util.Collection;
import java.util.Map;

/** Names of areas, which this module does not keep itself; the area module implements it. */
@FunctionalInterface
public interface AreaNames {
  /** The names of those codes that are known; the nation has the empty code. */
  Map<String, String> of(Collection<String> codes);
}
