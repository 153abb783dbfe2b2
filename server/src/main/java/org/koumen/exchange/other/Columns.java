package org.koumen.exchange.other;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.koumen.exchange.sheet.Heading;
import org.koumen.exchange.sheet.Template;

/** Columns of a template out of an enum of headings. */
final class Columns {
  private Columns() {}

  /** What goes into a column, in both languages, with an example. */
  record Note(String zh, String en, String example, List<String> choices) {
    Note(String zh, String en, String example) {
      this(zh, en, example, List.of());
    }
  }

  static <H extends Enum<H> & Heading> List<Template.Column> of(
      Class<H> headings, boolean chinese, Function<H, Note> notes) {
    return Arrays.stream(headings.getEnumConstants())
        .map(
            heading -> {
              Note note = notes.apply(heading);
              String needed =
                  heading.required() ? (chinese ? "必填" : "needed") : chinese ? "选填" : "optional";
              return new Template.Column(
                  chinese ? heading.zh() : heading.en(),
                  needed,
                  chinese ? note.zh() : note.en(),
                  note.example(),
                  note.choices());
            })
        .toList();
  }
}
