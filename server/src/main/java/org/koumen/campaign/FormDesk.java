package org.koumen.campaign;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.planning.Answer;
import org.koumen.platform.CleanText;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes forms. What somebody may have been asked by stays as it is; a change is the next version.
 */
@Service
public class FormDesk {
  private final FormTable table;
  private final ReadyForms ready;
  private final AreaDesk areas;
  private final Jurisdiction jurisdiction;

  FormDesk(FormTable table, ReadyForms ready, AreaDesk areas, Jurisdiction jurisdiction) {
    this.table = table;
    this.ready = ready;
    this.areas = areas;
    this.jurisdiction = jurisdiction;
  }

  /** Forms that hold somewhere in a scope, in their newest version, by name. */
  @Transactional(readOnly = true)
  public List<Form> list(Scope scope) {
    List<Form> forms = table.list(scope);
    Map<String, String> names = areas.of(forms.stream().map(Form::areaCode).distinct().toList());
    return forms.stream().map(form -> form.named(names.get(form.areaCode()))).toList();
  }

  /** A form in some version, without one in its newest. */
  @Transactional(readOnly = true)
  public Optional<Form> find(UUID id, @Nullable Integer version, Scope scope) {
    return (version == null ? table.newest(id) : table.find(id, version))
        .filter(form -> scope.touches(form.areaCode()))
        .map(form -> form.named(areas.of(List.of(form.areaCode())).get(form.areaCode())));
  }

  /** What comes with the program. */
  public List<ReadyForms.Ready> ready() {
    return ready.all();
  }

  /** Writes a new form for an area. */
  @Transactional
  public Answer<Form> add(
      AreaCode area,
      String name,
      boolean theme,
      List<FormQuestion> questions,
      Scope scope,
      Actor by) {
    if (!scope.covers(area.value()) || areas.find(area).isEmpty()) {
      return Answer.no(Problem.NOT_FOUND);
    }
    Questionnaire form = cleaned(questions, theme);
    Optional<Answer<Form>> unsound = unsound(form);
    if (unsound.isPresent()) {
      return unsound.get();
    }
    UUID id = Ids.next();
    table.add(id, area.value(), CleanText.line(name), theme, form, jurisdiction.now(), by);
    return new Answer.Done<>(table.newest(id).orElseThrow());
  }

  /**
   * Writes a form anew: its newest version as long as nobody was asked by it, else the next.
   *
   * @param version the newest one that somebody looked at
   */
  @Transactional
  public Answer<Form> write(
      UUID id, int version, String name, List<FormQuestion> questions, Scope scope, Actor by) {
    Optional<Form> found = table.newest(id).filter(form -> scope.covers(form.areaCode()));
    if (found.isEmpty()) {
      return Answer.no(Problem.NOT_FOUND);
    }
    Form before = found.get();
    Questionnaire form = cleaned(questions, before.theme());
    Optional<Answer<Form>> unsound = unsound(form);
    if (unsound.isPresent()) {
      return unsound.get();
    }
    if (before.version() != version) {
      return Answer.no(Problem.STALE_VERSION);
    }
    if (!table.rewrite(id, version, form, jurisdiction.now(), by)) {
      if (!table.next(id, version)) {
        return Answer.no(Problem.STALE_VERSION);
      }
      table.addVersion(id, version + 1, form, jurisdiction.now(), by);
    }
    table.rename(id, CleanText.line(name));
    return new Answer.Done<>(table.newest(id).orElseThrow());
  }

  private static Optional<Answer<Form>> unsound(Questionnaire form) {
    return form.fault()
        .map(
            fault ->
                fault.number() == 0
                    ? Answer.no(Problem.FORM_EMPTY)
                    : new Answer.Refused<>(
                        Problem.FORM_UNSOUND,
                        Map.of("question", fault.number(), "why", fault.why())));
  }

  private static Questionnaire cleaned(List<FormQuestion> questions, boolean theme) {
    Questionnaire form =
        new Questionnaire(questions.stream().map(FormDesk::cleaned).toList()).withoutThemeEnd();
    return theme && !form.questions().isEmpty() ? form.withThemeEnd() : form;
  }

  private static FormQuestion cleaned(FormQuestion one) {
    List<FormQuestion.Option> options = one.options();
    String hint = one.hint() == null ? "" : CleanText.line(one.hint());
    return new FormQuestion(
        one.key(),
        one.kind(),
        CleanText.line(one.text()),
        hint.isEmpty() ? null : hint,
        one.required(),
        !one.kind().hasOptions() || options == null
            ? null
            : options.stream()
                .map(it -> new FormQuestion.Option(it.code(), CleanText.line(it.text())))
                .toList(),
        one.kind() == QuestionKind.NUMBER ? one.min() : null,
        one.kind() == QuestionKind.NUMBER ? one.max() : null,
        one.kind() == QuestionKind.NUMBER ? one.whole() : null,
        one.when());
  }
}
