package org.koumen.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CourseTest {
  private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

  private final Random random = new Random(7);

  @Test
  void a_request_goes_from_the_door_to_the_rating() {
    Stage stage =
        Course.replay(
            List.of(
                new Move.Receive("王芳", NOON),
                new Move.Dispatch(new UUID(0, 1), "水务局", NOON, Optional.empty()),
                new Move.Settle("水管已换"),
                new Move.Rate(true, 5, Optional.empty())));

    assertThat(stage).isEqualTo(new Stage.Rated(true, 5, Optional.empty()));
  }

  @Test
  void nothing_can_be_done_before_it_was_received() {
    assertThat(Course.after(Optional.empty(), new Move.Settle("…")))
        .isInstanceOf(Course.Outcome.Refused.class);
    assertThatThrownBy(() -> Course.replay(List.of())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void it_is_rated_once() {
    Stage rated = new Stage.Rated(false, 1, Optional.of("没修好"));

    assertThat(Course.after(Optional.of(rated), new Move.Rate(true, 5, Optional.empty())))
        .isInstanceOf(Course.Outcome.Refused.class);
  }

  @Test
  void a_comment_moves_neither_stage_nor_date() {
    Stage dispatched = new Stage.Dispatched(new UUID(0, 1), "水务局", NOON);

    assertThat(Course.after(Optional.of(dispatched), new Move.Comment("明天到", true)))
        .isEqualTo(new Course.Outcome.Now(dispatched));
  }

  @Test
  void whatever_anybody_does_an_open_request_has_an_owner_and_a_next_step() {
    for (int run = 0; run < 2000; run++) {
      Optional<Stage> stage = Optional.empty();
      for (int n = 0; n < 12; n++) {
        if (Course.after(stage, anyMove()) instanceof Course.Outcome.Now now) {
          stage = Optional.of(now.stage());
        }
        stage.ifPresent(CourseTest::looksRight);
      }
    }
  }

  @Test
  void the_moves_alone_tell_where_it_stands() {
    for (int run = 0; run < 2000; run++) {
      List<Move> made = new ArrayList<>();
      Optional<Stage> stage = Optional.empty();
      for (int n = 0; n < 12; n++) {
        Move move = anyMove();
        if (Course.after(stage, move) instanceof Course.Outcome.Now now) {
          stage = Optional.of(now.stage());
          made.add(move);
        }
      }
      if (stage.isPresent()) {
        assertThat(Course.replay(made)).isEqualTo(stage.get());
      }
    }
  }

  private static void looksRight(Stage stage) {
    switch (stage) {
      case Stage.Open open -> {
        assertThat(open.owner()).isNotNull();
        assertThat(open.next()).anyMatch(kind -> kind != Move.Kind.COMMENT);
      }
      case Stage.Closed closed -> assertThat(closed.next()).containsOnly(Move.Kind.COMMENT);
    }
  }

  private Move anyMove() {
    Instant due = NOON.plus(Duration.ofHours(random.nextInt(300)));
    return switch (Move.Kind.values()[random.nextInt(Move.Kind.values().length)]) {
      case RECEIVE -> new Move.Receive("王芳", due);
      case DISPATCH ->
          new Move.Dispatch(new UUID(0, random.nextInt(5)), "单位", due, Optional.empty());
      case SETTLE -> new Move.Settle("已办");
      case RATE -> new Move.Rate(random.nextBoolean(), 1 + random.nextInt(5), Optional.empty());
      case WITHDRAW -> new Move.Withdraw("不需要了");
      case COMMENT -> new Move.Comment("问一下", random.nextBoolean());
    };
  }
}
