package org.koumen.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.koumen.area.AreaLevel;

class CourseTest {
  private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
  private static final UnitRef WATER = new UnitRef(new UUID(0, 1), "水务局");
  private static final UnitRef ROADS = new UnitRef(new UUID(0, 2), "城管局");
  private static final Set<Capacity> ALL = EnumSet.allOf(Capacity.class);

  private final Random random = new Random(7);
  private Procedure procedure = builtIn("five-slips");
  private Instant now = NOON;

  static Procedure builtIn(String code) {
    try (var file = CourseTest.class.getResourceAsStream("/procedures/" + code + ".json")) {
      return MoveJson.procedure(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (java.io.IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"five-slips", "four-slips", "petition"})
  void the_built_in_procedures_are_sound(String code) {
    assertThat(ProcedureCheck.flaws(builtIn(code))).isEmpty();
  }

  @Test
  void a_procedure_that_would_leave_a_request_alone_is_refused() {
    Procedure.Step taken = procedure.at("taken");
    assertThat(ProcedureCheck.flaws(with(noDate(taken))))
        .extracting(ProcedureCheck.Flaw::step)
        .contains("taken");
    assertThat(ProcedureCheck.flaws(with(onlyComments(taken))))
        .extracting(ProcedureCheck.Flaw::en)
        .contains("no way leads from here to an end");
  }

  private Procedure with(Procedure.Step other) {
    return new Procedure(
        procedure.code(),
        1,
        procedure.zh(),
        procedure.en(),
        "",
        "",
        procedure.begin(),
        procedure.unhappy(),
        2,
        procedure.anywhere(),
        procedure.steps().stream()
            .map(step -> step.code().equals(other.code()) ? other : step)
            .toList());
  }

  private static Procedure.Step noDate(Procedure.Step step) {
    return new Procedure.Step(
        step.code(), step.phase(), step.owner(), "", "", "", "", null, null, step.moves());
  }

  private static Procedure.Step onlyComments(Procedure.Step step) {
    return new Procedure.Step(
        step.code(), step.phase(), step.owner(), "", "", "", "", step.due(), null, List.of());
  }

  @Test
  void a_request_goes_from_the_door_to_the_rating() {
    Stage stage =
        Course.replay(procedure, made(received(), dispatched(WATER), settled(), rated(true, 5)));

    assertThat(stage.phase()).isEqualTo(Phase.RATED);
    assertThat(stage.owner()).isEqualTo(Owner.NOBODY);
    assertThat(stage.lead()).isEqualTo(WATER);
  }

  @Test
  void nothing_can_be_done_before_it_was_received() {
    assertThat(outcome(Optional.empty(), settled())).isInstanceOf(Course.Outcome.NotNow.class);
    assertThatThrownBy(() -> Course.replay(procedure, List.of()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void it_is_rated_once() {
    Stage rated =
        Course.replay(procedure, made(received(), dispatched(WATER), settled(), rated(true, 4)));

    assertThat(outcome(Optional.of(rated), rated(true, 5)))
        .isInstanceOf(Course.Outcome.NotNow.class);
  }

  @Test
  void a_comment_moves_neither_stage_nor_date() {
    Stage stage = Course.replay(procedure, made(received(), dispatched(WATER)));

    assertThat(outcome(Optional.of(stage), new Move.Comment("明天到", true)))
        .isEqualTo(new Course.Outcome.Now(stage));
  }

  @Test
  void whoever_did_not_content_the_reporter_does_not_get_it_again_until_a_supervisor_says_so() {
    Stage first =
        Course.replay(procedure, made(received(), dispatched(WATER), settled(), unhappy()));
    assertThat(first.step()).isEqualTo("reassigning");
    assertThat(outcome(Optional.of(first), dispatched(WATER)))
        .isInstanceOf(Course.Outcome.SameUnit.class);

    Stage second =
        Course.replay(
            procedure,
            made(
                received(),
                dispatched(WATER),
                settled(),
                unhappy(),
                dispatched(ROADS),
                settled(),
                unhappy()));
    assertThat(second.step()).isEqualTo("supervised");
    assertThat(second.owner()).isEqualTo(Owner.SUPERVISOR);
    assertThat(outcome(Optional.of(second), dispatched(ROADS)))
        .isInstanceOf(Course.Outcome.Now.class);
  }

  @Test
  void after_two_returns_the_dispatchers_word_is_final() {
    Stage stage =
        Course.replay(
            procedure,
            made(
                received(),
                dispatched(WATER),
                new Move.AskReturn("不归我们"),
                returned(),
                dispatched(ROADS),
                new Move.AskReturn("也不归我们"),
                returned(),
                dispatched(WATER)));

    assertThat(stage.returns()).isEqualTo(2);
    assertThat(outcome(Optional.of(stage), new Move.AskReturn("还是不归我们")))
        .isInstanceOf(Course.Outcome.NotNow.class);
    assertThat(Course.open(procedure, stage, EnumSet.of(Capacity.HANDLE)))
        .extracting(Procedure.Rule::move)
        .doesNotContain(Move.Kind.ASK_RETURN)
        .contains(Move.Kind.SETTLE, Move.Kind.ASK_EXTENSION);
  }

  @Test
  void what_a_procedure_needs_must_be_there_first() {
    Procedure.Step dispatched = procedure.at("dispatched");
    List<Procedure.Rule> rules =
        dispatched.moves().stream()
            .map(
                rule ->
                    rule.move() == Move.Kind.SETTLE
                        ? new Procedure.Rule(
                            rule.move(), rule.to(), rule.by(), Set.of(Procedure.Need.PICTURE))
                        : rule)
            .toList();
    Procedure strict =
        with(
            new Procedure.Step(
                dispatched.code(),
                dispatched.phase(),
                dispatched.owner(),
                "",
                "",
                "",
                "",
                dispatched.due(),
                null,
                rules));
    Stage stage = Course.replay(strict, made(received(), dispatched(WATER)));

    assertThat(Course.after(strict, Optional.of(stage), settled(), now, ALL, Set.of()))
        .isEqualTo(new Course.Outcome.Missing(Set.of(Procedure.Need.PICTURE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"five-slips", "four-slips", "petition"})
  void whatever_anybody_does_an_open_request_has_an_owner_a_next_step_and_a_date(String code) {
    procedure = builtIn(code);
    int moves = 0;
    for (int run = 0; run < 4000; run++) {
      Optional<Stage> stage = Optional.empty();
      for (int n = 0; n < 25; n++) {
        now = now.plus(Duration.ofMinutes(1 + random.nextInt(600)));
        Set<Capacity> by = stage.isEmpty() ? ALL : anyone();
        Course.Outcome outcome =
            Course.after(procedure, stage, likelyMove(stage, by), now, by, Set.of());
        if (outcome instanceof Course.Outcome.Now(Stage next)) {
          stage = Optional.of(next);
          moves++;
        }
        stage.ifPresent(this::looksRight);
      }
    }
    assertThat(moves).as("moves that were made").isGreaterThan(15_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"five-slips", "four-slips", "petition"})
  void the_moves_alone_as_they_are_kept_tell_where_it_stands(String code) {
    procedure = builtIn(code);
    for (int run = 0; run < 3000; run++) {
      List<MadeMove> made = new ArrayList<>();
      Optional<Stage> stage = Optional.empty();
      for (int n = 0; n < 20; n++) {
        now = now.plus(Duration.ofMinutes(1 + random.nextInt(600)));
        Move move = likelyMove(stage, ALL);
        if (Course.after(procedure, stage, move, now, ALL, Set.of())
            instanceof Course.Outcome.Now(Stage next)) {
          stage = Optional.of(next);
          made.add(kept(made.size() + 1, move));
        }
      }
      if (stage.isPresent()) {
        assertThat(Course.replay(procedure, made)).isEqualTo(stage.get());
        assertThat(MoveJson.stage(MoveJson.write(stage.get()))).isEqualTo(stage.get());
      }
    }
  }

  /** A move as it comes back from its row. */
  private MadeMove kept(int position, Move move) {
    Move read = MoveJson.move(move.kind().code(), MoveJson.write(move));
    assertThat(read).isEqualTo(move);
    return new MadeMove(new UUID(1, position), position, read, now, Doer.reporter());
  }

  private void looksRight(Stage stage) {
    assertThat(stage.dueAt()).isNotNull();
    if (!stage.phase().isOpen()) {
      assertThat(stage.owner()).isEqualTo(Owner.NOBODY);
      assertThat(stage.pause()).isNull();
      assertThat(stage.ask()).isNull();
      return;
    }
    assertThat(stage.owner()).isNotEqualTo(Owner.NOBODY);
    if (stage.owner() == Owner.UNIT) {
      assertThat(stage.lead()).as(stage.toString()).isNotNull();
    }
    assertThat(Course.open(procedure, stage, ALL))
        .as("next steps of %s", stage)
        .extracting(Procedure.Rule::move)
        .anyMatch(kind -> kind != Move.Kind.COMMENT && kind != Move.Kind.ESCALATE)
        .contains(Move.Kind.ESCALATE);
  }

  private Set<Capacity> anyone() {
    return EnumSet.of(Capacity.values()[random.nextInt(Capacity.values().length)]);
  }

  private List<MadeMove> made(Move... moves) {
    List<MadeMove> made = new ArrayList<>();
    for (Move move : moves) {
      made.add(new MadeMove(new UUID(1, made.size()), made.size() + 1, move, now, Doer.reporter()));
    }
    return made;
  }

  private Course.Outcome outcome(Optional<Stage> stage, Move move) {
    return Course.after(procedure, stage, move, now, ALL, Set.of());
  }

  private Move received() {
    return new Move.Receive(
        "王芳", procedure.begin().staff(), AreaLevel.COUNTY, NOON.plusSeconds(3600), true);
  }

  private static Move dispatched(UnitRef unit) {
    return new Move.Dispatch(
        unit, List.of(), NOON.plus(Duration.ofDays(5)), true, Optional.empty());
  }

  private static Move settled() {
    return new Move.Settle("已办", NOON.plus(Duration.ofDays(20)));
  }

  private static Move rated(boolean solved, int stars) {
    return new Move.Rate(solved, stars, Optional.empty(), Move.Way.WEB, Optional.empty());
  }

  private static Move unhappy() {
    return new Move.Rate(
        false, 1, Optional.of("没修好"), Move.Way.WEB, Optional.of(NOON.plus(Duration.ofDays(21))));
  }

  private static Move returned() {
    return new Move.DecideReturn(true, Optional.empty(), NOON.plus(Duration.ofDays(1)), true);
  }

  private Move likelyMove(Optional<Stage> stage, Set<Capacity> by) {
    return new AnyMove(random).likely(procedure, stage, by, now);
  }
}
