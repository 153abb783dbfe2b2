package org.koumen.campaign;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Worded;

/**
 * The questions of a form in their order.
 *
 * <p>A condition names an earlier question only, so there are no circles, and reading from top to
 * bottom always comes to an end.
 */
public record Questionnaire(List<FormQuestion> questions) {
  /** As many as a person can bear at a door, and then some. */
  public static final int MOST = 60;

  /** What was found at a theme visit. */
  public static final String FINDING = "theme.finding";

  /** What the visitor advises. */
  public static final String ADVICE = "theme.advice";

  /** What is to be done afterwards. */
  public static final String FOLLOW_UP = "theme.follow_up";

  /** By when it is to be done. */
  public static final String FOLLOW_UP_ON = "theme.follow_up_on";

  private static final String AFTERWARDS = "theme.afterwards";
  private static final int MOST_OPTIONS = 30;

  /** The same with the questions that every theme visit ends with. */
  public Questionnaire withThemeEnd() {
    List<FormQuestion> all = new ArrayList<>(withoutThemeEnd().questions);
    all.add(text(FINDING, QuestionKind.LONG_TEXT, "发现了什么", null));
    all.add(text(ADVICE, QuestionKind.LONG_TEXT, "给对方的建议", null));
    all.add(
        new FormQuestion(
            AFTERWARDS,
            QuestionKind.YES_NO,
            "回去后还有事要跟进吗",
            null,
            false,
            null,
            null,
            null,
            null,
            null));
    FormQuestion.Condition ifYes =
        new FormQuestion.Condition(AFTERWARDS, List.of("yes"), null, null);
    all.add(
        new FormQuestion(
            FOLLOW_UP,
            QuestionKind.SHORT_TEXT,
            "跟进什么事",
            null,
            true,
            null,
            null,
            null,
            null,
            ifYes));
    all.add(
        new FormQuestion(
            FOLLOW_UP_ON, QuestionKind.DATE, "哪天之前办好", null, true, null, null, null, null, ifYes));
    return new Questionnaire(all);
  }

  /** The questions that a place wrote itself. */
  public Questionnaire withoutThemeEnd() {
    return new Questionnaire(
        questions.stream().filter(one -> !one.key().startsWith("theme.")).toList());
  }

  private static FormQuestion text(
      String key, QuestionKind kind, String text, FormQuestion.@Nullable Condition when) {
    return new FormQuestion(key, kind, text, null, false, null, null, null, null, when);
  }

  /** What makes a form unfit to be asked by. */
  public enum Unsound implements Worded {
    NO_QUESTIONS("还没有题目", "there are no questions"),
    TOO_MANY("题目太多，最多 60 题", "there are more than 60 questions"),
    KEY_TWICE("题目编号重复", "its key is used twice"),
    KEY_UNFIT("题目编号只能用小写字母、数字、点和下划线", "its key is unfit"),
    NO_TEXT("没有写题目", "it has no text"),
    OPTIONS("选项至少两个、最多三十个，不能重复或空着", "it needs 2 to 30 different options"),
    LIMITS("最小值大于最大值", "its smallest number exceeds its greatest"),
    LATER("显示条件只能引用前面的题目", "its condition names no earlier question"),
    CONDITION("显示条件和被引用的题目对不上", "its condition does not fit the question it names");

    private final String zh;
    private final String en;

    Unsound(String zh, String en) {
      this.zh = zh;
      this.en = en;
    }

    @Override
    public String word(boolean chinese) {
      return chinese ? zh : en;
    }

    /** Lower case, as sent. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A question that is unfit.
   *
   * @param number from 1; 0 for the form as a whole
   */
  public record Fault(int number, Unsound why) {}

  /** The first fault; empty when the form is sound. */
  public Optional<Fault> fault() {
    if (questions.isEmpty()) {
      return Optional.of(new Fault(0, Unsound.NO_QUESTIONS));
    }
    if (questions.size() > MOST) {
      return Optional.of(new Fault(0, Unsound.TOO_MANY));
    }
    Map<String, FormQuestion> earlier = new HashMap<>();
    for (int at = 0; at < questions.size(); at++) {
      FormQuestion one = questions.get(at);
      Optional<Unsound> why = faultOf(one, earlier);
      if (why.isPresent()) {
        return Optional.of(new Fault(at + 1, why.get()));
      }
      earlier.put(one.key(), one);
    }
    return Optional.empty();
  }

  private static Optional<Unsound> faultOf(FormQuestion one, Map<String, FormQuestion> earlier) {
    if (!one.key().matches("[a-z0-9][a-z0-9_.]{0,59}")) {
      return Optional.of(Unsound.KEY_UNFIT);
    }
    if (earlier.containsKey(one.key())) {
      return Optional.of(Unsound.KEY_TWICE);
    }
    if (one.text().isBlank()) {
      return Optional.of(Unsound.NO_TEXT);
    }
    List<FormQuestion.Option> options = one.options() == null ? List.of() : one.options();
    if (one.kind().hasOptions()
        && (options.size() < 2
            || options.size() > MOST_OPTIONS
            || options.stream().anyMatch(it -> it.code().isBlank() || it.text().isBlank())
            || new HashSet<>(one.codes()).size() < options.size())) {
      return Optional.of(Unsound.OPTIONS);
    }
    if (isAbove(one.min(), one.max())) {
      return Optional.of(Unsound.LIMITS);
    }
    FormQuestion.Condition when = one.when();
    if (when == null) {
      return Optional.empty();
    }
    FormQuestion asked = earlier.get(when.question());
    if (asked == null) {
      return Optional.of(Unsound.LATER);
    }
    return fits(when, asked) ? Optional.empty() : Optional.of(Unsound.CONDITION);
  }

  private static boolean fits(FormQuestion.Condition when, FormQuestion asked) {
    List<String> anyOf = when.anyOf() == null ? List.of() : when.anyOf();
    return switch (asked.kind()) {
      case YES_NO, ONE_OF, SEVERAL_OF ->
          !anyOf.isEmpty()
              && asked.codes().containsAll(anyOf)
              && when.atLeast() == null
              && when.atMost() == null;
      case NUMBER ->
          anyOf.isEmpty()
              && (when.atLeast() != null || when.atMost() != null)
              && !isAbove(when.atLeast(), when.atMost());
      default -> false;
    };
  }

  private static boolean isAbove(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one != null && other != null && one.compareTo(other) > 0;
  }
}
