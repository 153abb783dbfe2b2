package org.koumen.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaLevel;
import org.koumen.calendar.Term;
import org.koumen.platform.Worded;

/**
 * The steps that requests of a kind go through: who may do what where, by when, what is needed for
 * it and what the one who asked reads. Data that a place may read and write; a version never
 * changes, and a request keeps the version it began with.
 *
 * @param code stable name
 * @param version counted from 1
 * @param begin where requests begin
 * @param unhappy what follows when the one who asked is not content
 * @param returns how often units may send a request back before the dispatcher's word is final
 * @param anywhere moves that are open at every step that is not closed
 */
public record Procedure(
    String code,
    int version,
    String zh,
    String en,
    String sourceZh,
    String sourceEn,
    Begin begin,
    Unhappy unhappy,
    int returns,
    List<Rule> anywhere,
    List<Step> steps) {

  /** Keeps its own copies. */
  public Procedure {
    anywhere = List.copyOf(anywhere);
    steps = List.copyOf(steps);
  }

  /**
   * Where requests begin.
   *
   * @param reporter a request that its reporter brings by web, chat or wish box
   * @param staff a request that somebody who serves takes in, and thereby accepts
   * @param done a need that was met before anybody asked
   */
  public record Begin(String reporter, String staff, String done) {}

  /**
   * What follows when the one who asked is not content.
   *
   * @param first the step after the first time
   * @param then the step after every further time
   * @param most how many times it goes back to work before it stays rated
   */
  public record Unhappy(String first, String then, int most) {}

  /** What a move needs. */
  public enum Need implements Worded {
    /** A picture of what was done. */
    PICTURE("办理现场的照片", "a picture of what was done"),
    /** The signature of the one who asked, or of a named person in their place. */
    SIGNATURE("签名", "a signature");

    private final String zh;
    private final String en;

    Need(String zh, String en) {
      this.zh = zh;
      this.en = en;
    }

    @Override
    public String word(boolean chinese) {
      return chinese ? zh : en;
    }

    /** Lower case, as stored and sent. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The need of this name. */
    @JsonCreator
    public static Need of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * A move that is open.
   *
   * @param to the step it leads to; null when it stays
   * @param by who may make it
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Rule(Move.Kind move, @Nullable String to, Set<Capacity> by, Set<Need> needs) {
    /** Keeps its own copies. */
    public Rule {
      by = by == null ? Set.of() : Set.copyOf(by);
      needs = needs == null ? Set.of() : Set.copyOf(needs);
    }
  }

  /** Whose term holds for a step. */
  public enum TermOf {
    /** The category's term for acceptance. */
    ACCEPTANCE,
    /** The category's term for settlement. */
    SETTLEMENT,
    /** A term of the step's own. */
    OWN,
    /** The date that is running goes on. */
    RUNNING;

    /** Lower case, as stored and sent. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of this name. */
    @JsonCreator
    public static TermOf of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * By when a step is to be done.
   *
   * @param term the step's own
   * @param extension how much more may be granted at most, in all
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Due(TermOf of, @Nullable Term term, @Nullable Term extension) {}

  /**
   * A step.
   *
   * @param owner who has the next move
   * @param due null at a closed step
   * @param level whose desk is in charge from here on; null leaves it where it is
   * @param reporterZh what the one who asked reads, with {place}, {unit} and {due}
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Step(
      String code,
      Phase phase,
      Owner owner,
      String zh,
      String en,
      String reporterZh,
      String reporterEn,
      @Nullable Due due,
      @Nullable AreaLevel level,
      List<Rule> moves) {
    /** Keeps its own copy. */
    public Step {
      moves = moves == null ? List.of() : List.copyOf(moves);
    }
  }

  /** The step of this code. */
  public Optional<Step> step(String stepCode) {
    return steps.stream().filter(step -> step.code().equals(stepCode)).findFirst();
  }

  /**
   * The step of this code.
   *
   * @throws IllegalStateException when there is none: a request always stands at one
   */
  Step at(String stepCode) {
    return step(stepCode)
        .orElseThrow(() -> new IllegalStateException("no step " + stepCode + " in " + code));
  }

  /** The rule by which a move is open at a step. */
  Optional<Rule> rule(String stepCode, Move.Kind move) {
    Step step = at(stepCode);
    Optional<Rule> own = step.moves().stream().filter(rule -> rule.move() == move).findFirst();
    return own.isPresent() || !step.phase().isOpen()
        ? own
        : anywhere.stream().filter(rule -> rule.move() == move).findFirst();
  }

  /** The same with other steps, as another version. */
  Procedure with(List<Step> otherSteps, int otherVersion) {
    return new Procedure(
        code,
        otherVersion,
        zh,
        en,
        sourceZh,
        sourceEn,
        begin,
        unhappy,
        returns,
        anywhere,
        otherSteps);
  }

  /** Code and version, as a request keeps them. */
  @JsonIgnore
  public Ref ref() {
    return new Ref(code, version);
  }

  /** A procedure as a request names it. */
  public record Ref(String code, int version) {}
}
