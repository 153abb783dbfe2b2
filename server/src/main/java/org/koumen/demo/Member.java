package org.koumen.demo;

import java.time.LocalDate;

/**
 * Somebody in a household before they have a name.
 *
 * @param relation to the head, as the registry writes it
 * @param line whose surname: 0 and 1 the lines of the two in the middle, −1 their own
 */
record Member(String relation, Sex sex, LocalDate bornOn, int line) {

  static final int OWN_LINE = -1;
}
