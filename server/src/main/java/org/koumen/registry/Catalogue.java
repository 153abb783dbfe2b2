package org.koumen.registry;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Choices that the jurisdiction makes for itself.
 *
 * @param terms in the order in which they are shown
 */
public record Catalogue(List<Term> terms) {

  /** As many as a person can look over. */
  static final int MOST = 100;

  /**
   * One choice: its stable code and its labels.
   *
   * @param retired whether it is no longer offered; what was recorded with it keeps its label
   */
  public record Term(String code, String zh, String en, boolean retired) {
    /** A choice that is offered. */
    Term(String code, String zh, String en) {
      this(code, zh, en, false);
    }

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

  /** Whether a code is one of the choices on offer. */
  public boolean has(String code) {
    return offered().stream().anyMatch(term -> term.code().equals(code));
  }

  /** The codes of all terms, also of those no longer offered. */
  Set<String> codes() {
    return terms.stream().map(Term::code).collect(Collectors.toSet());
  }

  private List<Term> offered() {
    return terms.stream().filter(term -> !term.retired()).toList();
  }

  /** The choice with a code. */
  public Optional<Term> find(String code) {
    return terms.stream().filter(term -> term.code().equals(code)).findFirst();
  }

  /** The finding that a code is none of the choices. */
  Finding unknown(String code) {
    return new Finding.UnknownWord(
        code, offered().stream().map(Term::zh).toList(), offered().stream().map(Term::en).toList());
  }
}
