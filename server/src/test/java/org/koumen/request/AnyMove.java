package org.koumen.request;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.koumen.area.AreaLevel;

/** Makes moves at random, for tests of what must hold whatever people do. */
final class AnyMove {
  private static final UnitRef WATER = new UnitRef(new UUID(0, 1), "水务局");
  private static final UnitRef ROADS = new UnitRef(new UUID(0, 2), "城管局");

  private final Random random;

  AnyMove(Random random) {
    this.random = random;
  }

  /** Mostly one that is open, now and then any other. */
  Move likely(Procedure procedure, Optional<Stage> stage, Set<Capacity> by, Instant now) {
    List<Procedure.Rule> open = stage.map(at -> Course.open(procedure, at, by)).orElse(List.of());
    return open.isEmpty() || random.nextInt(4) == 0
        ? of(procedure, Move.Kind.values()[random.nextInt(Move.Kind.values().length)], now)
        : of(procedure, open.get(random.nextInt(open.size())).move(), now);
  }

  /** Any move of a kind. */
  Move of(Procedure procedure, Move.Kind kind, Instant now) {
    Instant due = now.plus(Duration.ofHours(1 + random.nextInt(300)));
    UnitRef unit = random.nextBoolean() ? WATER : ROADS;
    boolean yes = random.nextBoolean();
    Optional<String> note = yes ? Optional.of("请先关总闸") : Optional.empty();
    return switch (kind) {
      case RECEIVE ->
          new Move.Receive(
              "王芳",
              yes ? procedure.begin().staff() : procedure.begin().reporter(),
              AreaLevel.COUNTY,
              due,
              yes);
      case ACCEPT -> new Move.Accept(due, yes, note);
      case REFUSE -> new Move.Refuse("条例第一条", "不归这里管", "请到法院");
      case DISPATCH ->
          new Move.Dispatch(
              unit, yes ? List.of(unit == WATER ? ROADS : WATER) : List.of(), due, yes, note);
      case ASK_RETURN -> new Move.AskReturn("不归我们");
      case DECIDE_RETURN -> new Move.DecideReturn(yes, note, due, yes);
      case WHISTLE -> new Move.Whistle(new UUID(2, 2), "桥头", due, "一起看", List.of(WATER, ROADS));
      case ATTEND -> new Move.Attend(unit, "关了阀门");
      case END_WHISTLE -> new Move.EndWhistle("定了方案");
      case ASK -> new Move.Ask("哪一层？", due);
      case ANSWER -> new Move.Answer("三层", due);
      case HOLD -> new Move.Hold("等开春", due);
      case RESUME -> new Move.Resume("开春了", due);
      case ASK_EXTENSION -> new Move.AskExtension("材料未到", due);
      case DECIDE_EXTENSION -> new Move.DecideExtension(yes, note, due);
      case HAND -> new Move.Hand(yes ? AreaLevel.VILLAGE : AreaLevel.COUNTY, "请街道看");
      case MERGE -> new Move.Merge(new UUID(3, 3), "990101-2026-000002-1");
      case SPLIT -> new Move.Split(new UUID(3, 4), "990101-2026-000003-1", "另一件");
      case JOIN -> new Move.Join(new UUID(3, 5), "990101-2026-000004-1");
      case TIE -> new Move.Tie(new UUID(3, 6), "990101-2026-000005-1");
      case UNTIE -> new Move.Untie("不是一回事");
      case SETTLE -> new Move.Settle("已办", due);
      case CALL_BACK ->
          new Move.CallBack(
              Move.Way.PHONE, "无人接听", yes ? Optional.of(due) : Optional.empty(), List.of());
      case RATE ->
          new Move.Rate(
              yes,
              1 + random.nextInt(5),
              note,
              Move.Way.WEB,
              yes ? Optional.empty() : Optional.of(due));
      case REOPEN -> new Move.Reopen("又坏了", due);
      case APPEAL -> new Move.Appeal("不服", due);
      case WITHDRAW -> new Move.Withdraw("不需要了");
      case SUPERVISE -> new Move.Supervise("周五前办好", due);
      case ESCALATE ->
          new Move.Escalate(
              Move.Clock.values()[random.nextInt(3)], Rung.values()[random.nextInt(4)], due);
      case CLOSE -> new Move.Close();
      case COMMENT -> new Move.Comment("问一下", yes);
    };
  }
}
