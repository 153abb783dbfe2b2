package org.koumen.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Intervals, sizes, lots and likeness, without a database. */
class ShareTest {
  private static final int ENDLESS = Integer.MAX_VALUE;

  @Test
  void intervals_are_those_of_the_literature() {
    // R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    assertShare(Share.of(81, 263, ENDLESS, 95), 0.2553, 0.3662);
    assertShare(Share.of(15, 148, ENDLESS, 95), 0.0624, 0.1605);
    assertShare(Share.of(0, 20, ENDLESS, 95), 0, 0.1611);
    assertShare(Share.of(1, 29, ENDLESS, 95), 0.0061, 0.1718);
  }

  private static void assertShare(Share share, double low, double high) {
    assertThat(share.low()).isCloseTo(low, within(0.00006));
    assertThat(share.high()).isCloseTo(high, within(0.00006));
  }

  @Test
  void who_asks_everybody_knows_and_who_asks_many_out_of_few_knows_more() {
    assertThat(Share.of(30, 40, 40, 95).low()).isEqualTo(0.75);
    Share few = Share.of(150, 200, 250, 95);
    Share many = Share.of(150, 200, ENDLESS, 95);
    assertThat(few.high() - few.low()).isLessThan((many.high() - many.low()) / 2);
  }

  @Test
  void sizes_are_those_of_the_textbook() {
    assertThat(Share.size(ENDLESS, 50, 95)).isEqualTo(385);
    assertThat(Share.size(1000, 50, 95)).isEqualTo(278);
    assertThat(Share.size(280_000, 50, 95)).isEqualTo(384);
    assertThat(Share.size(10, 50, 95)).isEqualTo(10);
    assertThat(Share.size(0, 50, 95)).isZero();
  }

  @Test
  void nineteen_of_twenty_intervals_hold_the_true_share() {
    Random random = new Random(20_261_122);
    for (double truth : new double[] {0.5, 0.8, 0.96}) {
      int population = 800;
      int yes = (int) (population * truth);
      int held = 0;
      int rounds = 4_000;
      for (int round = 0; round < rounds; round++) {
        int asked = Share.size(population, 50, 95);
        int found = 0;
        int leftYes = yes;
        int left = population;
        for (int n = 0; n < asked; n++) {
          if (random.nextInt(left--) < leftYes) {
            leftYes--;
            found++;
          }
        }
        Share share = Share.of(found, asked, population, 95);
        held += share.low() <= truth && truth <= share.high() ? 1 : 0;
      }
      assertThat((double) held / rounds).as("coverage at " + truth).isBetween(0.935, 0.975);
    }
  }

  @Test
  void every_member_is_drawn_as_often_as_any_other() {
    List<UUID> members = Stream.generate(UUID::randomUUID).limit(20).toList();
    int[] drawn = new int[20];
    Random random = new Random(7);
    for (int round = 0; round < 4_000; round++) {
      byte[] seed = new byte[32];
      random.nextBytes(seed);
      Lot.order(seed, members).subList(0, 5).forEach(id -> drawn[members.indexOf(id)]++);
    }
    for (int times : drawn) {
      assertThat(times).isBetween(850, 1150);
    }
    assertThat(Lot.unpack(Lot.pack(members))).isEqualTo(members);
  }

  @Test
  void copies_are_found_through_small_changes_and_different_texts_are_left_alone() {
    List<String> notes =
        List.of(
            "住户家庭情况稳定，水电气使用正常，已宣传防火防盗知识。",
            "老人血压偏高，已联系社区医生周三上门，女儿在外地。",
            "住户家庭情况稳定，水电气使用正常，已宣传了防火防盗知识",
            "住户家庭情况稳定，水电气使用正常，已宣传防火防盗知识！11月3日",
            "孩子明年上小学，问学区怎么划，已记下诉求。",
            "正常");
    assertThat(Likeness.groups(notes, 80))
        .containsExactly(List.of(0, 2, 3), List.of(1), List.of(4));
  }
}
