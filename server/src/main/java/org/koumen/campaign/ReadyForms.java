package org.koumen.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Forms that come with the program, to begin from. */
@Component
public class ReadyForms {
  private final List<Ready> forms;

  ReadyForms(JsonMapper json) {
    try (InputStream file = ReadyForms.class.getResourceAsStream("/forms/ready.json")) {
      if (file == null) {
        throw new IllegalStateException("no ready forms");
      }
      forms = List.of(json.readValue(file, Ready[].class));
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  /**
   * A form to begin from.
   *
   * @param what for whom and for what it is
   */
  public record Ready(
      String code, String name, String what, boolean theme, List<FormQuestion> questions) {}

  public List<Ready> all() {
    return forms;
  }

  /** The form of this code. */
  public Optional<Ready> find(String code) {
    return forms.stream().filter(one -> one.code().equals(code)).findFirst();
  }
}
