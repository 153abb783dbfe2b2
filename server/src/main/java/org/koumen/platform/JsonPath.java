package org.koumen.platform;

import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;

/** Names the place in a JSON body that could not be read, without quoting what stood there. */
final class JsonPath {
  private JsonPath() {}

  static String of(HttpMessageNotReadableException problem) {
    if (problem.getCause() instanceof JacksonException jackson && !jackson.getPath().isEmpty()) {
      return jackson.getPath().stream()
          .map(
              step ->
                  step.getPropertyName() == null
                      ? "[" + step.getIndex() + "]"
                      : step.getPropertyName())
          .collect(Collectors.joining("."));
    }
    return "body";
  }
}
