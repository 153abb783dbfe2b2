package org.koumen.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question of a form.
 *
 * @param key stays the same through all versions, and where a question goes over into another form:
 *     two campaigns that ask the same key ask once
 * @param options of one_of and several_of, in the order in which they are shown
 * @param min smallest number
 * @param max greatest number
 * @param whole whether a number has no fraction
 * @param when shown only when this holds; without it, always
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FormQuestion(
    String key,
    QuestionKind kind,
    String text,
    @Nullable String hint,
    boolean required,
    @Nullable List<Option> options,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    @Nullable Boolean whole,
    @Nullable Condition when) {

  /** One answer to choose. */
  public record Option(String code, String text) {}

  /**
   * When a question is shown: an earlier question is shown too and was answered so.
   *
   * @param question key of an earlier question
   * @param anyOf one of these was chosen, of yes_no, one_of and several_of
   * @param atLeast the number is not smaller
   * @param atMost the number is not greater
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Condition(
      String question,
      @Nullable List<String> anyOf,
      @Nullable BigDecimal atLeast,
      @Nullable BigDecimal atMost) {}

  List<String> codes() {
    return switch (kind) {
      case YES_NO -> List.of("yes", "no");
      case ONE_OF, SEVERAL_OF ->
          options == null ? List.of() : options.stream().map(Option::code).toList();
      default -> List.of();
    };
  }
}
