package org.koumen.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invented resident.
 *
 * @param relation to the head, as the registry writes it
 * @param identity number; absent for some, as in real files
 * @param state present or away
 */
record MadePerson(
    UUID id,
    String name,
    Sex sex,
    LocalDate bornOn,
    String relation,
    @Nullable String identity,
    @Nullable String phone,
    @Nullable String school,
    @Nullable String work,
    List<String> languages,
    String state,
    LocalDate since) {

  /** The same person at another school and work. */
  MadePerson with(@Nullable String otherSchool, @Nullable String otherWork) {
    return new MadePerson(
        id,
        name,
        sex,
        bornOn,
        relation,
        identity,
        phone,
        otherSchool,
        otherWork,
        languages,
        state,
        since);
  }

  /** The same person in another household. */
  MadePerson as(String otherRelation, LocalDate there) {
    return new MadePerson(
        id,
        name,
        sex,
        bornOn,
        otherRelation,
        identity,
        phone,
        school,
        work,
        languages,
        state,
        there);
  }

  boolean away() {
    return state.equals("away");
  }
}
