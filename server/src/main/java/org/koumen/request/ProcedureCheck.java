package org.koumen.request;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says why a procedure cannot hold: a request would stand somewhere without an owner, a next step
 * or a date, or would never end.
 */
final class ProcedureCheck {
  /** Moves that lead to another step. */
  private static final Set<Move.Kind> LEADING =
      EnumSet.of(
          Move.Kind.ACCEPT,
          Move.Kind.REFUSE,
          Move.Kind.DISPATCH,
          Move.Kind.DECIDE_RETURN,
          Move.Kind.SETTLE,
          Move.Kind.RATE,
          Move.Kind.CLOSE,
          Move.Kind.MERGE,
          Move.Kind.REOPEN,
          Move.Kind.APPEAL,
          Move.Kind.WITHDRAW);

  private final Procedure procedure;
  private final List<Flaw> flaws = new ArrayList<>();

  private ProcedureCheck(Procedure procedure) {
    this.procedure = procedure;
  }

  /** What is wrong with a step, in both languages. */
  public record Flaw(String step, String zh, String en) {}

  static List<Flaw> flaws(Procedure procedure) {
    return new ProcedureCheck(procedure).all();
  }

  private List<Flaw> all() {
    Set<String> codes = new HashSet<>();
    for (Procedure.Step step : procedure.steps()) {
      if (!codes.add(step.code())) {
        flaw(step.code(), "步骤代码重复", "two steps have this code");
      }
    }
    leads("", procedure.begin().reporter());
    leads("", procedure.begin().staff());
    leads("", procedure.begin().done());
    leads("", procedure.unhappy().first());
    leads("", procedure.unhappy().then());
    if (procedure.anywhere().stream().noneMatch(rule -> rule.move() == Move.Kind.ESCALATE)) {
      flaw("", "缺少超期升级（escalate）", "nothing escalates what is late");
    }
    procedure.steps().forEach(this::step);
    if (flaws.isEmpty()) {
      ends();
    }
    return flaws;
  }

  private void step(Procedure.Step step) {
    for (Procedure.Rule rule : step.moves()) {
      if (LEADING.contains(rule.move())) {
        leads(step.code(), rule.to());
      }
      needs(step, rule);
      if (rule.by().isEmpty()) {
        flaw(step.code(), "没有人可以" + rule.move().code(), "nobody may " + rule.move().code());
      }
    }
    if (!step.phase().isOpen()) {
      return;
    }
    if (step.owner() == Owner.NOBODY) {
      flaw(step.code(), "没有责任人", "nobody owns it");
    }
    if (step.due() == null
        || (step.due().of() == Procedure.TermOf.OWN && step.due().term() == null)) {
      flaw(step.code(), "没有期限", "it has no term");
    }
    needs(step, Move.Kind.ASK, Move.Kind.ANSWER);
    needs(step, Move.Kind.ASK, Move.Kind.RESUME);
    needs(step, Move.Kind.HOLD, Move.Kind.RESUME);
    needs(step, Move.Kind.ASK_RETURN, Move.Kind.DECIDE_RETURN);
    needs(step, Move.Kind.ASK_EXTENSION, Move.Kind.DECIDE_EXTENSION);
    needs(step, Move.Kind.WHISTLE, Move.Kind.ATTEND);
    if (step.phase() == Phase.SETTLED && !has(step, Move.Kind.CLOSE)) {
      flaw(step.code(), "到期无人评价时不会归档（close）", "it never closes when nobody rates it");
    }
    if (procedure.rule(step.code(), Move.Kind.ESCALATE).isEmpty()) {
      flaw(step.code(), "超期不会升级", "nothing escalates it");
    }
  }

  /** What is needed can be brought by whoever makes the move; the clock brings nothing. */
  private void needs(Procedure.Step step, Procedure.Rule rule) {
    if (!rule.needs().isEmpty() && rule.by().contains(Capacity.PROGRAM)) {
      flaw(
          step.code(),
          "到期自动进行的%s不能要求材料".formatted(rule.move().code()),
          "the clock makes a %s too and can bring nothing".formatted(rule.move().code()));
    }
    if (rule.needs().contains(Procedure.Need.SIGNATURE)
        && !Signing.SIGNABLE.contains(rule.move())) {
      flaw(
          step.code(),
          "%s没有可以签名的内容".formatted(rule.move().code()),
          "a %s has no words to sign".formatted(rule.move().code()));
    }
    if (rule.needs().contains(Procedure.Need.PICTURE)
        && rule.by().stream().allMatch(Capacity.REPORTER::equals)
        && !rule.by().isEmpty()) {
      flaw(
          step.code(),
          "只有诉求人进行的%s不能要求办理照片".formatted(rule.move().code()),
          "only the reporter makes a %s and cannot picture what was done"
              .formatted(rule.move().code()));
    }
  }

  private void needs(Procedure.Step step, Move.Kind one, Move.Kind other) {
    if (has(step, one) && !has(step, other)) {
      flaw(
          step.code(),
          "有%s而没有%s".formatted(one.code(), other.code()),
          "there is %s but no %s".formatted(one.code(), other.code()));
    }
  }

  private boolean has(Procedure.Step step, Move.Kind kind) {
    return procedure.rule(step.code(), kind).isPresent();
  }

  private void leads(String from, @org.jspecify.annotations.Nullable String to) {
    if (to == null || procedure.step(to).isEmpty()) {
      flaw(from, "通向不存在的步骤：" + to, "leads to a step that is none: " + to);
    }
  }

  /** From every open step somebody can bring the request to an end. */
  private void ends() {
    Set<String> ending = new HashSet<>();
    procedure.steps().stream()
        .filter(step -> !step.phase().isOpen())
        .forEach(step -> ending.add(step.code()));
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Procedure.Step step : procedure.steps()) {
        boolean leadsThere =
            step.moves().stream()
                .anyMatch(
                    rule ->
                        Optional.ofNullable(rule.to()).filter(ending::contains).isPresent()
                            && rule.move() != Move.Kind.MERGE
                            && rule.move() != Move.Kind.WITHDRAW);
        if (leadsThere && ending.add(step.code())) {
          grew = true;
        }
      }
    }
    procedure.steps().stream()
        .filter(step -> !ending.contains(step.code()))
        .forEach(step -> flaw(step.code(), "从这里到不了结束", "no way leads from here to an end"));
  }

  private void flaw(String step, String zh, String en) {
    flaws.add(new Flaw(step, zh, en));
  }
}
