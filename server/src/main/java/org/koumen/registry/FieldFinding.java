package org.koumen.registry;

/**
 * What is wrong with one field of a form.
 *
 * @param field its path in the body: {@code residents[1].identity}
 */
public record FieldFinding(String field, Finding finding) {

  /** The same finding within a larger form. */
  FieldFinding within(String prefix) {
    return new FieldFinding(prefix + field, finding);
  }
}
