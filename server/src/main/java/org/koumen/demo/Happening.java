package org.koumen.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.koumen.registry.NewCare;

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

  /** Somebody, among the people until then, married into another household of the village. */
  record Married(LocalDate on, MadePerson who, UUID into) implements Happening {}

  /** Somebody, among the people until then, went to live with another household of the village. */
  record WentOver(LocalDate on, MadePerson who, UUID to) implements Happening {}

  /** Somebody came from another household of the village, whose happenings tell of it. */
  record CameOver(LocalDate on, UUID who) implements Happening {}

  /** Some, among the people until then, set up a home of their own. */
  record SplitOff(LocalDate on, List<MadePerson> who, MadeHousehold home) implements Happening {}

  /** The household came to be, as the happenings of another tell. */
  record CameToBe(LocalDate on) implements Happening {}

  /** The mark came to be what it is now. */
  record Marked(LocalDate on, NewCare.Mark before) implements Happening {}
}
