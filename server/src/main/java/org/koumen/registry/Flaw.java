package org.koumen.registry;

/** Something that is wrong with what a person gave, in words that say what to do about it. */
public interface Flaw {

  /** Stable name of the kind of flaw, such as {@code identity-check-digit}. */
  String code();

  /** What is wrong and what to do, in Chinese. */
  String zh();

  /** What is wrong and what to do, in English. */
  String en();
}
