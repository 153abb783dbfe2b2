package org.koumen.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.koumen.area.AreaSetting;
import org.koumen.area.Position;

/** What everybody may know of where a case was: a square, not a door. */
class PublicPlaceTest {
  private static final Optional<AreaSetting> TOWN = Optional.of(AreaSetting.URBAN);

  @Test
  void a_case_is_told_at_most_half_a_diagonal_beside_where_it_was() {
    Random random = new Random(3);
    double farthest = 0;
    Map<Position, Integer> squares = new HashMap<>();
    for (int n = 0; n < 20_000; n++) {
      Pin pin = new Pin(116.30 + random.nextDouble() * 0.03, 39.90 + random.nextDouble() * 0.03);
      Position told = PublicPlace.of(pin, TOWN).orElseThrow();
      farthest = Math.max(farthest, metres(pin, told));
      squares.merge(told, 1, Integer::sum);
    }
    assertThat(farthest).isBetween(200.0, 214.0);
    assertThat(squares).as("squares of a good two by three kilometres").hasSizeBetween(90, 130);
    assertThat(squares.values()).as("doors that share a place").allMatch(doors -> doors >= 1);
  }

  /** The same door is told the same, and so is the one beside it: no average gives it away. */
  @Test
  void cases_of_one_house_stand_on_one_spot() {
    Position told = PublicPlace.of(new Pin(116.35, 39.9), TOWN).orElseThrow();
    for (int n = 0; n < 50; n++) {
      Pin door = new Pin(116.35 + n * 1e-7, 39.9 + n * 1e-7);
      assertThat(PublicPlace.of(door, TOWN)).contains(told);
    }
    Pin middle = new Pin(told.longitude(), told.latitude());
    assertThat(PublicPlace.of(middle, TOWN)).as("nothing finer lies beneath").contains(told);
  }

  @Test
  void in_the_country_and_without_a_pin_only_the_community_is_told() {
    Pin farm = new Pin(100.1, 30.2);
    assertThat(PublicPlace.of(farm, Optional.of(AreaSetting.RURAL))).isEmpty();
    assertThat(PublicPlace.of(farm, Optional.empty())).isEmpty();
    assertThat(PublicPlace.of(null, TOWN)).isEmpty();
  }

  private static double metres(Pin from, Position to) {
    double north = (to.latitude() - from.latitude()) * 111_320;
    double east =
        (to.longitude() - from.longitude()) * 111_320 * Math.cos(Math.toRadians(from.latitude()));
    return Math.hypot(north, east);
  }
}
