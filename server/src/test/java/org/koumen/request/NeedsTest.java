package org.koumen.request;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Whatever a place demands for its steps, what is missing never leaves a request at a dead end. */
class NeedsTest {
  private static final Set<Capacity> ALL = EnumSet.allOf(Capacity.class);
  private static final Set<Capacity> PROGRAM = EnumSet.of(Capacity.PROGRAM);
  private static final Set<Procedure.Need> EVERYTHING = EnumSet.allOf(Procedure.Need.class);

  private final Random random = new Random(11);
  private Instant now = Instant.parse("2026-11-23T04:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"five-slips", "four-slips", "petition"})
  void demands_that_hold_leave_a_way_on(String code) {
    Procedure builtIn = CourseTest.builtIn(code);
    AnyMove any = new AnyMove(random);
    int lacking = 0;
    int sound = 0;
    while (sound < 40) {
      Procedure strict = demanding(builtIn);
      if (!ProcedureCheck.flaws(strict).isEmpty()) {
        continue;
      }
      sound++;
      for (int run = 0; run < 60; run++) {
        Optional<Stage> stage = Optional.empty();
        for (int n = 0; n < 20; n++) {
          now = now.plus(Duration.ofMinutes(1 + random.nextInt(600)));
          Move move = any.likely(strict, stage, ALL, now);
          Set<Procedure.Need> has = some();
          Course.Outcome outcome = Course.after(strict, stage, move, now, ALL, has);
          if (outcome instanceof Course.Outcome.Missing(Set<Procedure.Need> needs)) {
            lacking++;
            assertThat(needs).isNotEmpty().noneMatch(has::contains);
            // Nothing has happened, and brought later it goes through.
            outcome = Course.after(strict, stage, move, now, ALL, EVERYTHING);
            assertThat(outcome).isNotInstanceOf(Course.Outcome.Missing.class);
          }
          if (outcome instanceof Course.Outcome.Now(Stage next)) {
            stage = Optional.of(next);
          }
          stage.ifPresent(one -> goesOn(strict, one));
        }
      }
    }
    assertThat(lacking).as("moves that lacked something").isGreaterThan(100);
  }

  /** The clock's own moves work with empty hands, and from here there is a way to the end. */
  private void goesOn(Procedure strict, Stage stage) {
    if (!stage.phase().isOpen()) {
      return;
    }
    Move late = new Move.Escalate(Move.Clock.STEP, Rung.HEAD, stage.dueAt());
    assertThat(Course.after(strict, Optional.of(stage), late, now, PROGRAM, Set.of()))
        .as("nobody brings anything to an alarm")
        .isInstanceOf(Course.Outcome.Now.class);
    if (stage.phase() == Phase.SETTLED) {
      assertThat(Course.after(strict, Optional.of(stage), new Move.Close(), now, PROGRAM, Set.of()))
          .isInstanceOf(Course.Outcome.Now.class);
    }
    if (stage.pause() != null) {
      Move resume = new Move.Resume("到期", now.plus(Duration.ofDays(1)));
      assertThat(Course.after(strict, Optional.of(stage), resume, now, PROGRAM, Set.of()))
          .as("a pause ends by itself")
          .isInstanceOf(Course.Outcome.Now.class);
    }
    Stage at = stage;
    for (int n = 0; n < 12 && at.phase().isOpen(); n++) {
      at = onwards(strict, at);
    }
    assertThat(at.phase().isOpen())
        .as("whoever brings what is needed gets it to an end from %s", stage.step())
        .isFalse();
  }

  /** One step towards the end, by whoever may and with whatever is needed. */
  private Stage onwards(Procedure strict, Stage stage) {
    Instant due = now.plus(Duration.ofDays(3));
    UnitRef unit = new UnitRef(new UUID(0, 9), "应急局");
    for (Move move :
        List.of(
            new Move.Resume("继续", due),
            new Move.DecideReturn(false, Optional.empty(), due, true),
            new Move.DecideExtension(false, Optional.empty(), due),
            new Move.Close(),
            new Move.Settle("已办", due),
            new Move.Accept(due, true, Optional.empty()),
            new Move.Dispatch(unit, List.of(), due, true, Optional.empty()))) {
      if (Course.after(strict, Optional.of(stage), move, now, ALL, EVERYTHING)
          instanceof Course.Outcome.Now(Stage next)) {
        return next;
      }
    }
    throw new AssertionError("no way on from " + stage);
  }

  @Test
  void what_nobody_could_bring_is_refused_before_it_holds() {
    assertThat(flaws(Move.Kind.CLOSE, Procedure.Need.PICTURE)).isNotEmpty();
    assertThat(flaws(Move.Kind.RESUME, Procedure.Need.SIGNATURE)).isNotEmpty();
    assertThat(flaws(Move.Kind.DISPATCH, Procedure.Need.SIGNATURE)).isNotEmpty();
    assertThat(flaws(Move.Kind.TIE, Procedure.Need.SIGNATURE)).isNotEmpty();
    assertThat(flaws(Move.Kind.SETTLE, Procedure.Need.SIGNATURE)).isEmpty();
    assertThat(flaws(Move.Kind.RATE, Procedure.Need.SIGNATURE)).isEmpty();
    assertThat(flaws(Move.Kind.SETTLE, Procedure.Need.PICTURE)).isEmpty();
  }

  @Test
  void what_can_be_signed_has_words() {
    AnyMove any = new AnyMove(random);
    for (Move.Kind kind : Move.Kind.values()) {
      Move move = any.of(CourseTest.builtIn("five-slips"), kind, now);
      assertThat(Signing.words(move, () -> Optional.of("修好了")).isPresent())
          .as(kind.code())
          .isEqualTo(Signing.SIGNABLE.contains(kind));
    }
  }

  private static List<ProcedureCheck.Flaw> flaws(Move.Kind kind, Procedure.Need need) {
    Procedure builtIn = CourseTest.builtIn("five-slips");
    return ProcedureCheck.flaws(
        with(builtIn, rule -> rule.move() == kind ? EnumSet.of(need) : rule.needs()));
  }

  /** The same steps with demands at random. */
  private Procedure demanding(Procedure builtIn) {
    return with(
        builtIn, rule -> random.nextInt(8) == 0 ? some() : EnumSet.noneOf(Procedure.Need.class));
  }

  private Set<Procedure.Need> some() {
    EnumSet<Procedure.Need> some = EnumSet.noneOf(Procedure.Need.class);
    for (Procedure.Need need : Procedure.Need.values()) {
      if (random.nextBoolean()) {
        some.add(need);
      }
    }
    return some;
  }

  private static Procedure with(
      Procedure builtIn, java.util.function.Function<Procedure.Rule, Set<Procedure.Need>> needs) {
    List<Procedure.Step> steps = new ArrayList<>();
    for (Procedure.Step step : builtIn.steps()) {
      steps.add(
          new Procedure.Step(
              step.code(),
              step.phase(),
              step.owner(),
              step.zh(),
              step.en(),
              step.reporterZh(),
              step.reporterEn(),
              step.due(),
              step.level(),
              step.moves().stream()
                  .map(
                      rule ->
                          new Procedure.Rule(rule.move(), rule.to(), rule.by(), needs.apply(rule)))
                  .toList()));
    }
    return builtIn.with(steps, 2);
  }
}
