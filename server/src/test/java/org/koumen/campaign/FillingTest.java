package org.koumen.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Forms are read here as on the phone, and branching never traps anybody. */
class FillingTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Path GOLDEN = Path.of("../web/packages/domain/src/forms.golden.json");

  @TestFactory
  Stream<DynamicTest> forms_are_read_as_on_the_phone() throws IOException {
    return JSON.readTree(Files.readString(GOLDEN))
        .valueStream()
        .map(one -> DynamicTest.dynamicTest(one.path("name").asString(), () -> golden(one)));
  }

  private static void golden(JsonNode one) {
    Questionnaire form =
        new Questionnaire(List.of(JSON.treeToValue(one.path("questions"), FormQuestion[].class)));
    assertThat(form.fault()).isEmpty();
    Filling filling = Filling.of(form, map(one.path("answers")));
    assertThat(filling.shown()).isEqualTo(texts(one.path("shown")));
    if (one.has("kept")) {
      assertThat(JSON.readTree(JSON.writeValueAsString(filling.kept())))
          .isEqualTo(one.path("kept"));
    } else {
      assertThat(filling.kept().keySet()).containsExactlyElementsOf(texts(one.path("keptKeys")));
    }
    Map<String, String> flaws = new LinkedHashMap<>();
    filling.flaws().forEach((key, flaw) -> flaws.put(key, flaw.code()));
    Map<String, String> expected = new HashMap<>();
    map(one.path("flaws")).forEach((key, flaw) -> expected.put(key, flaw.asString()));
    assertThat(flaws).isEqualTo(expected);
    assertThat(filling.hidden()).isEqualTo(texts(one.path("hidden")));
    assertThat(filling.unknown()).isEqualTo(texts(one.path("unknown")));
  }

  private static Map<String, JsonNode> map(JsonNode object) {
    Map<String, JsonNode> map = new LinkedHashMap<>();
    object.properties().forEach(one -> map.put(one.getKey(), one.getValue()));
    return map;
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void
      whatever_is_answered_nothing_hidden_is_kept_or_asked_for_and_there_is_always_a_way_through() {
    Random random = new Random(20_261_122);
    for (int run = 0; run < 2_000; run++) {
      Questionnaire form = form(random);
      assertThat(form.fault()).as("%s", form).isEmpty();
      Map<String, JsonNode> answers = new HashMap<>();
      form.questions().forEach(one -> answers.put(one.key(), anything(one, random)));
      Filling filling = Filling.of(form, answers);
      assertThat(filling.shown()).containsAll(filling.kept().keySet());
      assertThat(filling.shown()).containsAll(filling.flaws().keySet());
      assertThat(java.util.Collections.disjoint(filling.shown(), filling.hidden())).isTrue();
      assertThat(Filling.of(form, filling.kept()).kept()).isEqualTo(filling.kept());

      // A person who answers what is shown, from top to bottom, comes to the end without a flaw.
      Map<String, JsonNode> patient = new HashMap<>();
      for (FormQuestion one : form.questions()) {
        if (Filling.of(form, patient).shown().contains(one.key())) {
          patient.put(one.key(), fitting(one, random));
        }
      }
      Filling whole = Filling.of(form, patient);
      assertThat(whole.flaws()).as("%s with %s", form, patient).isEmpty();
      assertThat(whole.kept().keySet()).containsExactlyElementsOf(whole.shown());
    }
  }

  private static Questionnaire form(Random random) {
    List<FormQuestion> questions = new ArrayList<>();
    int many = 1 + random.nextInt(10);
    for (int n = 0; n < many; n++) {
      QuestionKind kind = QuestionKind.values()[random.nextInt(QuestionKind.values().length)];
      Optional<FormQuestion.Condition> when =
          random.nextBoolean() ? Optional.empty() : condition(questions, random);
      questions.add(
          new FormQuestion(
              "q" + n,
              kind,
              "第" + n + "题",
              null,
              random.nextBoolean(),
              kind.hasOptions()
                  ? List.of(
                      new FormQuestion.Option("x", "甲"),
                      new FormQuestion.Option("y", "乙"),
                      new FormQuestion.Option("z", "丙"))
                  : null,
              kind == QuestionKind.NUMBER ? BigDecimal.ZERO : null,
              kind == QuestionKind.NUMBER ? BigDecimal.TEN : null,
              random.nextBoolean(),
              when.orElse(null)));
    }
    return new Questionnaire(questions);
  }

  private static Optional<FormQuestion.Condition> condition(
      List<FormQuestion> earlier, Random random) {
    List<FormQuestion> fit =
        earlier.stream()
            .filter(one -> !one.codes().isEmpty() || one.kind() == QuestionKind.NUMBER)
            .toList();
    if (fit.isEmpty()) {
      return Optional.empty();
    }
    FormQuestion one = fit.get(random.nextInt(fit.size()));
    return Optional.of(
        one.kind() == QuestionKind.NUMBER
            ? new FormQuestion.Condition(
                one.key(), null, BigDecimal.valueOf(random.nextInt(10)), null)
            : new FormQuestion.Condition(
                one.key(),
                List.of(one.codes().get(random.nextInt(one.codes().size()))),
                null,
                null));
  }

  private static JsonNode anything(FormQuestion question, Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.stringNode("什么都行");
      case 2 -> NODES.numberNode(random.nextInt(40) - 10);
      case 3 -> NODES.arrayNode().add("q");
      default -> fitting(question, random);
    };
  }

  private static JsonNode fitting(FormQuestion question, Random random) {
    return switch (question.kind()) {
      case YES_NO, ONE_OF ->
          NODES.stringNode(question.codes().get(random.nextInt(question.codes().size())));
      case SEVERAL_OF -> NODES.arrayNode().add(question.codes().get(random.nextInt(3)));
      case NUMBER -> NODES.numberNode(random.nextInt(11));
      case DATE -> NODES.stringNode("2026-11-" + (10 + random.nextInt(20)));
      case SHORT_TEXT, LONG_TEXT -> NODES.stringNode("答" + random.nextInt(100));
    };
  }

  @Test
  void circles_and_questions_that_come_later_make_a_form_unsound() {
    FormQuestion.Condition later = new FormQuestion.Condition("b", List.of("yes"), null, null);
    Questionnaire circle =
        new Questionnaire(
            List.of(
                yesNo("a", later),
                yesNo("b", new FormQuestion.Condition("a", List.of("yes"), null, null))));
    assertThat(circle.fault()).contains(new Questionnaire.Fault(1, Questionnaire.Unsound.LATER));
    assertThat(new Questionnaire(List.of(yesNo("b", later))).fault())
        .as("itself")
        .contains(new Questionnaire.Fault(1, Questionnaire.Unsound.LATER));
    assertThat(
            new Questionnaire(
                    List.of(
                        yesNo("a", null),
                        yesNo("b", new FormQuestion.Condition("a", List.of("maybe"), null, null))))
                .fault())
        .contains(new Questionnaire.Fault(2, Questionnaire.Unsound.CONDITION));
  }

  private static FormQuestion yesNo(
      String key, FormQuestion.@org.jspecify.annotations.Nullable Condition when) {
    return new FormQuestion(
        key, QuestionKind.YES_NO, "是吗", null, true, null, null, null, null, when);
  }

  @Test
  void the_ready_forms_are_sound_and_share_keys_only_for_the_same_question() {
    Map<String, FormQuestion> keys = new HashMap<>();
    for (ReadyForms.Ready ready : new ReadyForms(JSON).all()) {
      Questionnaire form = new Questionnaire(ready.questions());
      assertThat((ready.theme() ? form.withThemeEnd() : form).fault()).as(ready.name()).isEmpty();
      for (FormQuestion one : ready.questions()) {
        FormQuestion other = keys.putIfAbsent(one.key(), one);
        if (other != null) {
          assertThat(other.text()).as(one.key()).isEqualTo(one.text());
          assertThat(other.options()).as(one.key()).isEqualTo(one.options());
        }
      }
    }
  }
}
