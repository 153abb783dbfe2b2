package org.koumen.demo;

/** Sex as identity numbers tell it. */
enum Sex {
  MALE,
  FEMALE;

  Sex other() {
    return this == MALE ? FEMALE : MALE;
  }

  /** As the tables write it. */
  String code() {
    return this == MALE ? "male" : "female";
  }
}
