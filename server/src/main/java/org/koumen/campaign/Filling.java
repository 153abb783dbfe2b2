package org.koumen.campaign;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A form read from top to bottom with some answers: what is shown, what is kept, what is wrong. The
 * phone reads by the same rules ({@code web/packages/domain/src/forms.ts}); one file of cases is
 * tested from both sides.
 *
 * <ul>
 *   <li>A question is shown when it has no condition, or when the question it names is shown and
 *       its valid answer meets the condition.
 *   <li>What is not shown is neither kept nor asked for, however required.
 *   <li>A blank is no answer. A wrong answer is not kept and opens no other question.
 * </ul>
 *
 * @param shown keys in the order of the form
 * @param kept valid answers, as they are stored
 * @param flaws by key
 * @param hidden keys answered though they are not shown
 * @param unknown keys answered that the form does not have
 */
public record Filling(
    List<String> shown,
    Map<String, JsonNode> kept,
    Map<String, Flaw> flaws,
    List<String> hidden,
    List<String> unknown) {

  private static final BigDecimal GREATEST = new BigDecimal("1000000000000");

  /** What is wrong with an answer. */
  public enum Flaw {
    /** Required, and blank. */
    MISSING,
    /** Not of this kind of question. */
    WRONG_KIND,
    NOT_AN_OPTION,
    TOO_SMALL,
    TOO_LARGE,
    TOO_LONG,
    NOT_A_DATE;

    /** Lower case, as sent. */
    @com.fasterxml.jackson.annotation.JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Reads a sound form. */
  public static Filling of(Questionnaire form, Map<String, JsonNode> answers) {
    List<String> shown = new ArrayList<>();
    Map<String, JsonNode> kept = new LinkedHashMap<>();
    Map<String, Flaw> flaws = new LinkedHashMap<>();
    List<String> hidden = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (FormQuestion question : form.questions()) {
      String key = question.key();
      known.add(key);
      JsonNode answer = answers.getOrDefault(key, JsonNodeFactory.instance.nullNode());
      if (!isShown(question, kept)) {
        if (!isBlank(answer)) {
          hidden.add(key);
        }
        continue;
      }
      shown.add(key);
      if (isBlank(answer)) {
        if (question.required()) {
          flaws.put(key, Flaw.MISSING);
        }
        continue;
      }
      switch (read(question, answer)) {
        case Read.Valid(JsonNode value) -> kept.put(key, value);
        case Read.Wrong(Flaw flaw) -> flaws.put(key, flaw);
      }
    }
    List<String> unknown =
        answers.keySet().stream().filter(key -> !known.contains(key)).sorted().toList();
    return new Filling(shown, kept, flaws, hidden, unknown);
  }

  /** Only what was answered validly is kept, so a hidden question opens nothing either. */
  private static boolean isShown(FormQuestion question, Map<String, JsonNode> kept) {
    FormQuestion.Condition when = question.when();
    if (when == null) {
      return true;
    }
    JsonNode answer = kept.get(when.question());
    if (answer == null) {
      return false;
    }
    List<String> anyOf = when.anyOf();
    if (anyOf != null && !anyOf.isEmpty()) {
      return answer.isArray()
          ? answer.valueStream().anyMatch(one -> anyOf.contains(one.asString()))
          : anyOf.contains(answer.asString());
    }
    BigDecimal number = answer.decimalValue();
    BigDecimal atLeast = when.atLeast();
    BigDecimal atMost = when.atMost();
    return (atLeast == null || number.compareTo(atLeast) >= 0)
        && (atMost == null || number.compareTo(atMost) <= 0);
  }

  private static boolean isBlank(JsonNode answer) {
    return answer.isNull()
        || (answer.isString() && trimmed(answer.asString()).isEmpty())
        || (answer.isArray() && answer.isEmpty());
  }

  /** Without blanks around it: named one by one, because languages differ in what a blank is. */
  static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char one) {
    return one == ' '
        || one == '\t'
        || one == '\n'
        || one == '\r'
        || one == '\u00a0'
        || one == '\u3000'
        || one == '\ufeff';
  }

  private sealed interface Read {
    record Valid(JsonNode value) implements Read {}

    record Wrong(Flaw flaw) implements Read {}
  }

  private static Read read(FormQuestion question, JsonNode answer) {
    return switch (question.kind()) {
      case YES_NO, ONE_OF ->
          !answer.isString()
              ? new Read.Wrong(Flaw.WRONG_KIND)
              : question.codes().contains(answer.asString())
                  ? new Read.Valid(answer)
                  : new Read.Wrong(Flaw.NOT_AN_OPTION);
      case SEVERAL_OF -> several(question, answer);
      case NUMBER -> number(question, answer);
      case DATE ->
          !answer.isString()
              ? new Read.Wrong(Flaw.WRONG_KIND)
              : isDay(answer.asString()) ? new Read.Valid(answer) : new Read.Wrong(Flaw.NOT_A_DATE);
      case SHORT_TEXT, LONG_TEXT -> text(question, answer);
    };
  }

  private static Read several(FormQuestion question, JsonNode answer) {
    if (!answer.isArray() || answer.valueStream().anyMatch(one -> !one.isString())) {
      return new Read.Wrong(Flaw.WRONG_KIND);
    }
    Set<String> chosen = new HashSet<>();
    answer.valueStream().forEach(one -> chosen.add(one.asString()));
    if (!new HashSet<>(question.codes()).containsAll(chosen)) {
      return new Read.Wrong(Flaw.NOT_AN_OPTION);
    }
    var kept = JsonNodeFactory.instance.arrayNode();
    question.codes().stream().filter(chosen::contains).forEach(kept::add);
    return new Read.Valid(kept);
  }

  private static Read number(FormQuestion question, JsonNode answer) {
    if (!answer.isNumber()) {
      return new Read.Wrong(Flaw.WRONG_KIND);
    }
    BigDecimal value = answer.decimalValue();
    if (value.abs().compareTo(GREATEST) > 0) {
      return new Read.Wrong(value.signum() < 0 ? Flaw.TOO_SMALL : Flaw.TOO_LARGE);
    }
    boolean whole = Optional.ofNullable(question.whole()).orElse(false);
    if (whole && value.stripTrailingZeros().scale() > 0) {
      return new Read.Wrong(Flaw.WRONG_KIND);
    }
    BigDecimal min = question.min();
    BigDecimal max = question.max();
    if (min != null && value.compareTo(min) < 0) {
      return new Read.Wrong(Flaw.TOO_SMALL);
    }
    if (max != null && value.compareTo(max) > 0) {
      return new Read.Wrong(Flaw.TOO_LARGE);
    }
    return new Read.Valid(answer);
  }

  private static boolean isDay(String text) {
    try {
      return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
          && LocalDate.parse(text).toString().equals(text);
    } catch (DateTimeException noDay) {
      return false;
    }
  }

  private static Read text(FormQuestion question, JsonNode answer) {
    if (!answer.isString()) {
      return new Read.Wrong(Flaw.WRONG_KIND);
    }
    String text = trimmed(answer.asString());
    return text.codePointCount(0, text.length()) > question.kind().mostCharacters()
        ? new Read.Wrong(Flaw.TOO_LONG)
        : new Read.Valid(JsonNodeFactory.instance.stringNode(text));
  }
}
