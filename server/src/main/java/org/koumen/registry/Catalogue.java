package org.koumen.registry;

import java.util.List;
import java.util.Optional;

/**
 * Choices that the jurisdiction makes for itself.
 *
 * @param terms in the order in which they are shown
 */
public record Catalogue(List<Term> terms) {

  private static final int MOST = 100;

  /** One choice: its stable code and its labels. */
  public record Term(String code, String zh, String en) {
    /**
     * @throws IllegalArgumentException when the code is not of small letters, digits and _
     */
    public Term {
      if (!code.matches("[a-z][a-z0-9_]{0,39}") || zh.isBlank() || en.isBlank()) {
        throw new IllegalArgumentException("no term: " + code);
      }
    }
  }

  /**
   * @throws IllegalArgumentException when two terms share a code
   */
  public Catalogue {
    terms = List.copyOf(terms);
    if (terms.size() > MOST || terms.stream().map(Term::code).distinct().count() != terms.size()) {
      throw new IllegalArgumentException("two terms share a code");
    }
  }

  /** Whether a code is one of the choices. */
  public boolean has(String code) {
    return terms.stream().anyMatch(term -> term.code().equals(code));
  }

  /** The choice with a code. */
  public Optional<Term> find(String code) {
    return terms.stream().filter(term -> term.code().equals(code)).findFirst();
  }

  /** The finding that a code is none of the choices. */
  Finding unknown(String code) {
    return new Finding.UnknownWord(
        code, terms.stream().map(Term::zh).toList(), terms.stream().map(Term::en).toList());
  }
}
