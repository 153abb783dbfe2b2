package org.koumen.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.koumen.access.Actor;
import org.koumen.area.AreaLevel;
import org.koumen.demo.Scene.Act;
import org.koumen.platform.Ids;
import org.koumen.request.Channel;
import org.koumen.request.ContactWish;
import org.koumen.request.FollowDesk;
import org.koumen.request.Move;
import org.koumen.request.Moved;
import org.koumen.request.PublicationDesk;
import org.koumen.request.RequestDesk;
import org.koumen.request.RequestKin;
import org.koumen.request.RequestScope;
import org.koumen.request.Wish;

/** Makes the moves of {@link Scene scenes}, each as the one who makes it, at the desk for it. */
final class SceneMoves {
  private final Desks desks;
  private final SceneCast cast;
  private final SceneTimes times;
  private final Function<String, ScenePlayed> others;

  /** Where moves are made. */
  record Desks(
      RequestDesk requests, RequestKin kin, FollowDesk follow, PublicationDesk publications) {}

  /**
   * @param others the other scenes by their keys
   */
  SceneMoves(Desks desks, SceneCast cast, SceneTimes times, Function<String, ScenePlayed> others) {
    this.desks = desks;
    this.cast = cast;
    this.times = times;
    this.others = others;
  }

  /**
   * Makes one.
   *
   * @throws IllegalStateException when it is refused
   */
  void make(ScenePlayed on, Act act) {
    if (act.who().equals("reporter")) {
      FollowDesk.Acted acted =
          desks.follow().act(on.slip().number(), on.slip().code(), ofReporter(act), true);
      expect(acted instanceof FollowDesk.Acted.Done, on, act, acted);
      on.moved();
      return;
    }
    Actor actor = cast.named(act.who(), on.county());
    switch (act.move()) {
      case "join" -> join(on, act, actor);
      case "publish" -> publish(on, act, actor);
      default -> {
        Moved moved = move(on, act, actor);
        if (moved instanceof Moved.Done(RequestDesk.Standing standing)) {
          on.stands(standing);
        } else {
          expect(false, on, act, moved);
        }
      }
    }
  }

  private static void expect(boolean isDone, ScenePlayed on, Act act, Object answer) {
    if (!isDone) {
      throw new IllegalStateException(
          "%s: %s by %s was answered %s".formatted(on.key(), act.move(), act.who(), answer));
    }
  }

  private static Wish ofReporter(Act act) {
    return switch (act.move()) {
      case "answer" -> new Wish.Answer(null, null, act.word(0));
      case "rate" -> {
        int stars = Integer.parseInt(act.word(0));
        yield new Wish.Rate(
            null, null, stars > 2, stars, act.maybe(1).orElse(null), Move.Way.WEB, null);
      }
      case "reopen" -> new Wish.Reopen(null, null, act.word(0));
      case "appeal" -> new Wish.Appeal(null, null, act.word(0));
      case "withdraw" -> new Wish.Withdraw(null, null, act.word(0));
      default -> throw new IllegalArgumentException("no reporter makes a " + act.move());
    };
  }

  private Moved move(ScenePlayed on, Act act, Actor actor) {
    return switch (act.move()) {
      case "tie" ->
          desks
              .kin()
              .tie(
                  on.county(),
                  on.id(),
                  new Wish.Tie(null, on.version(), others.apply(act.word(0)).id()),
                  actor);
      case "merge" -> {
        ScenePlayed into = others.apply(act.word(0));
        into.moved();
        yield desks
            .kin()
            .merge(on.county(), on.id(), new Wish.Merge(null, on.version(), into.id()), actor);
      }
      case "settle", "settle-cause" ->
          desks
              .kin()
              .settle(
                  on.county(),
                  on.id(),
                  new Wish.Settle(
                      null, on.version(), act.word(0), act.move().equals("settle-cause")),
                  actor);
      default -> desks.requests().move(on.county(), on.id(), wish(on, act), actor);
    };
  }

  private Wish wish(ScenePlayed on, Act act) {
    int version = on.version();
    return switch (act.move()) {
      case "accept" -> new Wish.Accept(null, version, null);
      case "refuse" -> new Wish.Refuse(null, version, act.word(0), act.word(1), act.word(2));
      case "dispatch" ->
          new Wish.Dispatch(
              null,
              version,
              cast.unit(act.word(0), on.county()),
              List.of(),
              null,
              act.maybe(1).orElse(null));
      case "return" -> new Wish.AskReturn(null, version, act.word(0));
      case "return-agreed" -> new Wish.DecideReturn(null, version, true, act.word(0));
      case "whistle" ->
          new Wish.Whistle(
              null, version, act.word(0), times.at(act.word(1)), act.word(2), units(on, act));
      case "attend" -> new Wish.Attend(null, null, cast.unit(act.who(), on.county()), act.word(0));
      case "end-whistle" -> new Wish.EndWhistle(null, version, act.word(0));
      case "ask" -> new Wish.Ask(null, version, act.word(0));
      case "hold" -> new Wish.Hold(null, version, act.word(0), days(act, 1));
      case "resume" -> new Wish.Resume(null, version, act.word(0));
      case "extend" ->
          new Wish.AskExtension(
              null,
              version,
              act.word(0),
              on.dueAt().plus(Duration.ofDays(Long.parseLong(act.word(1)))));
      case "extend-granted" -> new Wish.DecideExtension(null, version, true, act.word(0));
      case "hand" -> new Wish.Hand(null, version, AreaLevel.of(act.word(0)), act.word(1));
      case "call-back" -> new Wish.CallBack(null, null, Move.Way.PHONE, act.word(0), null, null);
      case "order" ->
          new Wish.Supervise(
              null,
              null,
              act.word(0),
              times.at(act.when()).plus(Duration.ofDays(Long.parseLong(act.word(1)))));
      case "comment" -> new Wish.Comment(null, null, act.word(0), true);
      default -> throw new IllegalArgumentException("no move " + act.move());
    };
  }

  private LocalDate days(Act act, int word) {
    return times.day(times.at(act.when())).plusDays(Long.parseLong(act.word(word)));
  }

  private List<UUID> units(ScenePlayed on, Act act) {
    return Arrays.stream(act.word(3).split(" ")).map(unit -> cast.unit(unit, on.county())).toList();
  }

  private void join(ScenePlayed on, Act act, Actor actor) {
    RequestKin.CoReporter other =
        new RequestKin.CoReporter(
            Ids.next(),
            Channel.PHONE,
            act.word(0),
            Optional.empty(),
            Optional.empty(),
            ContactWish.QUIET);
    RequestKin.Joined joined = desks.kin().join(on.county(), on.id(), other, actor);
    expect(joined instanceof RequestKin.Joined.In, on, act, joined);
    on.moved();
  }

  private void publish(ScenePlayed on, Act act, Actor actor) {
    PublicationDesk.Words words = new PublicationDesk.Words(act.word(0), act.word(1), act.word(2));
    RequestScope scope = PublicationDesk.scope(actor);
    expect(
        desks.publications().publish(on.county(), on.id(), words, scope, actor).isPresent(),
        on,
        act,
        "not found");
  }
}
