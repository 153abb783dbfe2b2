package org.koumen.registry;

import java.util.Optional;

/**
 * What came of reading a text that a person wrote: the value, or what is wrong with the text.
 *
 * @param <T> the value read
 */
public sealed interface Reading<T> {

  /** The text was read. */
  record Read<T>(T it) implements Reading<T> {}

  /** The text cannot be right, for this reason. */
  record Wrong<T>(Finding why) implements Reading<T> {}

  /** A reading that went well. */
  static <T> Reading<T> of(T value) {
    return new Read<>(value);
  }

  /** A reading that found something wrong. */
  static <T> Reading<T> wrong(Finding finding) {
    return new Wrong<>(finding);
  }

  /** The value; empty when the text was wrong. */
  default Optional<T> value() {
    return this instanceof Read<T>(T it) ? Optional.of(it) : Optional.empty();
  }

  /** What is wrong; empty when the text was read. */
  default Optional<Finding> finding() {
    return this instanceof Wrong<T>(Finding why) ? Optional.of(why) : Optional.empty();
  }

  /**
   * The value of a text that is known to be right, such as one of the program's own.
   *
   * @throws IllegalArgumentException when it is not
   */
  default T orThrow() {
    return switch (this) {
      case Read<T>(T it) -> it;
      case Wrong<T>(Finding why) -> throw new IllegalArgumentException(why.en());
    };
  }
}
