package org.koumen.platform;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A problem as the client reads it (RFC 9457 with a code, a hint and the offending values).
 *
 * @param type stable URI of the kind of problem
 * @param title what is wrong, in the reader's language
 * @param status HTTP status
 * @param code stable name of the problem
 * @param hint what to do next, in the reader's language
 * @param values the offending values
 */
public record ProblemBody(
    String type, String title, int status, String code, String hint, Map<String, Object> values) {

  private static final DateTimeFormatter MOMENT_ZH =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.SIMPLIFIED_CHINESE);
  private static final DateTimeFormatter MOMENT_EN =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

  /** The problem in the reader's language: English when asked for, else Chinese. */
  public static ProblemBody of(Problem problem, Map<String, Object> values, Locale locale) {
    boolean chinese = !Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
    return new ProblemBody(
        "urn:koumen:problem:" + problem.code(),
        fill(problem.title(chinese), values, chinese),
        problem.status().value(),
        problem.code(),
        fill(problem.hint(chinese), values, chinese),
        values);
  }

  private static String fill(String sentence, Map<String, Object> values, boolean chinese) {
    String filled = sentence;
    for (Map.Entry<String, Object> value : values.entrySet()) {
      String text = said(value.getValue(), chinese);
      String said = value.getKey().equals("field") ? FieldNames.of(text, chinese) : text;
      filled = filled.replace("{" + value.getKey() + "}", said);
    }
    return filled;
  }

  private static String said(@Nullable Object value, boolean chinese) {
    return switch (value) {
      case null -> "";
      case OffsetDateTime moment -> (chinese ? MOMENT_ZH : MOMENT_EN).format(moment);
      case Worded worded -> worded.word(chinese);
      case Collection<?> many ->
          many.stream()
              .map(one -> said(one, chinese))
              .collect(Collectors.joining(chinese ? "、" : ", "));
      default -> String.valueOf(value);
    };
  }
}
