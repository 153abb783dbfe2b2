package org.koumen.demo;

import java.time.LocalDate;
import java.util.UUID;

/** Something that happened to a household in the past year. */
sealed interface Happening {

  /** The day it happened. */
  LocalDate on();

  /** A child was born; it is among the people now. */
  record Born(LocalDate on, UUID child) implements Happening {}

  /** Somebody died who is no longer among the people. */
  record Died(LocalDate on, MadePerson who) implements Happening {}

  /** A grown child left home and is no longer among the people. */
  record Left(LocalDate on, MadePerson who, String where) implements Happening {}

  /** Somebody's work changed to what it is now. */
  record Worked(LocalDate on, UUID who, String before, String after, String why)
      implements Happening {}

  /** A child went on to the school it is at now. */
  record Learned(LocalDate on, UUID who, String before, String after) implements Happening {}

  /** Somebody fell ill and needs something, as they agreed to have it noted. */
  record Ailed(LocalDate on, UUID who, String need, String what) implements Happening {}
}
