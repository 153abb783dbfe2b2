package org.koumen.registry;

import org.jspecify.annotations.Nullable;

/** What a form says of a field that is not shown in the clear: nothing, empty, or a new value. */
sealed interface Given<T> {

  /** The field was left as it is. */
  record Kept<T>() implements Given<T> {}

  /** The field was emptied. */
  record Cleared<T>() implements Given<T> {}

  /** A new value. */
  record New<T>(T it) implements Given<T> {}

  /** The new value, or null. */
  default @Nullable T orNull() {
    return this instanceof New<T>(T it) ? it : null;
  }
}
