package org.koumen.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.koumen.registry.IdentityNumber;
import org.koumen.registry.PersonName;
import org.koumen.registry.PhoneNumber;
import org.koumen.registry.Pinyin;
import org.koumen.registry.Relation;
import org.koumen.workforce.StaffKind;

/** The invented places keep the figures they promise. */
class DemoWorldTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final long SEED = 20_261_122;

  private static final List<MadeHousehold> EVERYBODY = new ArrayList<>();
  private static DemoWorld world;

  @BeforeAll
  static void make_dongxing() {
    world = new DemoWorld(Places.dongxing(), SEED, DAY);
    world.villages(EVERYBODY::addAll);
  }

  private static Stream<MadeHousehold> dongxing() {
    return EVERYBODY.stream().filter(home -> home.grid().startsWith(Places.DONGXING));
  }

  @Test
  void dongxing_has_its_figures() {
    assertThat(dongxing()).hasSize(4_470);
    assertThat(dongxing().map(MadeHousehold::grid).distinct()).hasSize(7);
    assertThat(dongxing().map(home -> home.home().compound()).filter(Objects::nonNull).distinct())
        .hasSize(3);
    assertThat(dongxing().flatMap(home -> home.people().stream())).hasSize(11_420);
    assertThat(listings(true)).isEqualTo(254);
    assertThat(listings(false)).isEqualTo(134);
    assertThat(
            dongxing()
                .filter(home -> !home.care().listings().isEmpty())
                .allMatch(home -> !home.care().plans().isEmpty() && !home.care().mark().isEmpty()))
        .isTrue();
    assertThat(EVERYBODY).hasSize(world.place().households());
  }

  private static long listings(boolean people) {
    return dongxing()
        .flatMap(home -> home.care().listings().stream())
        .filter(listing -> (listing.residentId() != null) == people)
        .count();
  }

  @Test
  void twenty_six_people_knock_on_its_doors() {
    assertThat(
            world.crew().staff().stream()
                .filter(one -> one.kind() == StaffKind.CADRE || one.kind() == StaffKind.GRID_WORKER)
                .filter(
                    one ->
                        one.posts().stream()
                            .anyMatch(
                                post ->
                                    post.areaCode().startsWith(Places.DONGXING)
                                        && Set.of("grid_lead", "grid_worker", "visitor")
                                            .contains(post.kind().code()))))
        .hasSize(26);
  }

  @Test
  void identity_numbers_are_right_in_form_and_belong_to_nobody() {
    Set<String> seen = new HashSet<>();
    for (MadeHousehold home : EVERYBODY) {
      for (MadePerson person : home.people()) {
        String identity = person.identity();
        if (identity != null) {
          assertThat(identity).startsWith("99");
          assertThat(seen.add(identity)).isTrue();
          IdentityNumber number = IdentityNumber.read(identity, DAY).value().orElseThrow();
          assertThat(number.bornOn()).isEqualTo(person.bornOn());
          assertThat(number.sex().name()).isEqualTo(person.sex().name());
        }
      }
    }
    assertThat(seen).hasSizeGreaterThan(world.place().people() * 97 / 100);
  }

  @Test
  void phones_are_right_in_form_and_ring_nowhere() {
    List<String> phones =
        EVERYBODY.stream()
            .flatMap(home -> home.people().stream())
            .map(MadePerson::phone)
            .filter(Objects::nonNull)
            .toList();
    assertThat(phones).allMatch(phone -> new PhoneNumber(phone).isMobile());
    assertThat(phones).allMatch(phone -> phone.startsWith("154")).doesNotHaveDuplicates();
    assertThat(phones.size()).isGreaterThan(world.place().people() * 7 / 10);
  }

  @Test
  void ages_and_sexes_are_those_of_the_census() {
    Census census = Census.ofChina2020();
    Map<String, Integer> counted = new HashMap<>();
    int all = 0;
    for (MadePerson person : dongxing().flatMap(home -> home.people().stream()).toList()) {
      counted.merge(
          person.sex() + " " + Math.min(17, Ages.on(DAY, person.bornOn()) / 5), 1, Integer::sum);
      all++;
    }
    for (Sex sex : Sex.values()) {
      for (int group = 0; group <= 17; group++) {
        double expected = 0;
        for (int age = group * 5; age <= (group == 17 ? Census.OLDEST : group * 5 + 4); age++) {
          expected += census.share(sex, age);
        }
        double share = counted.getOrDefault(sex + " " + group, 0) / (double) all;
        assertThat(share)
            .as("%s of %d to %d", sex, group * 5, group * 5 + 4)
            .isBetween(expected - 0.007, expected + 0.007);
      }
    }
  }

  @Test
  void parents_are_twenty_to_forty_years_older_and_children_do_not_live_alone() {
    for (MadeHousehold home : EVERYBODY) {
      int head = Ages.on(DAY, home.head().bornOn());
      assertThat(home.head().relation()).isEqualTo("head");
      assertThat(head).isGreaterThanOrEqualTo(20);
      for (MadePerson person : home.people()) {
        int age = Ages.on(DAY, person.bornOn());
        assertThat(Relation.of(person.relation())).isNotNull();
        switch (person.relation()) {
          case "child" -> assertThat(head - age).isBetween(20, 40);
          case "parent" -> assertThat(age - head).isBetween(20, 40);
          case "spouse" -> assertThat(Math.abs(age - head)).isLessThanOrEqualTo(5);
          case "grandchild" -> assertThat(head - age).isBetween(40, 80);
          default -> assertThat(age).isGreaterThanOrEqualTo(0);
        }
      }
    }
  }

  @Test
  void some_people_are_written_down_twice() {
    List<MadePerson> doubles = EVERYBODY.stream().flatMap(home -> home.doubles().stream()).toList();
    assertThat(doubles.size() * 1000 / world.place().people()).isBetween(13, 16);
    assertThat(doubles).anyMatch(one -> one.identity() == null);
    assertThat(doubles).anyMatch(one -> one.identity() != null);
  }

  @Test
  void long_names_and_long_addresses_occur() {
    assertThat(EVERYBODY.stream().flatMap(home -> home.people().stream()).map(MadePerson::name))
        .anyMatch(name -> name.length() == 4)
        .allMatch(name -> name.length() >= 2 && name.length() <= 5)
        .allMatch(name -> !Pinyin.full(new PersonName(name)).isEmpty());
    List<String> addresses = dongxing().map(home -> home.home().address()).toList();
    assertThat(addresses).doesNotHaveDuplicates().anyMatch(address -> address.length() >= 40);
  }

  @Test
  void the_same_seed_makes_the_same_world() {
    assertThat(print(SEED)).isEqualTo(print(SEED)).isNotEqualTo(print(SEED + 1));
  }

  private static int print(long seed) {
    DemoWorld again = new DemoWorld(Places.dongxing(), seed, DAY);
    List<Object> everything = new ArrayList<>(again.crew().staff());
    again.villages(everything::addAll);
    return everything.hashCode();
  }

  @Test
  void grids_tile_their_village_and_buildings_stand_inside() {
    List<MadeArea> areas = new ArrayList<>();
    world.areas(areas::add);
    Map<String, List<double[]>> rings =
        areas.stream()
            .filter(area -> area.ground().isPresent())
            .collect(
                Collectors.toMap(
                    MadeArea::code, area -> world.terrain().ring(area.ground().orElseThrow())));
    for (MadeArea area : areas) {
      if (area.level().equals("building")) {
        assertThat(
                contains(
                    rings.getOrDefault(area.code().substring(0, 15), List.of()),
                    area.longitude(),
                    area.latitude()))
            .isTrue();
      }
      if (area.level().equals("village")) {
        double grids =
            rings.entrySet().stream()
                .filter(ring -> ring.getKey().length() == 15)
                .filter(ring -> ring.getKey().startsWith(area.code()))
                .mapToDouble(ring -> surface(ring.getValue()))
                .sum();
        double whole = surface(rings.getOrDefault(area.code(), List.of()));
        assertThat(grids).isBetween(whole * 0.9999, whole * 1.0001);
      }
    }
  }

  private static double surface(List<double[]> ring) {
    double sum = 0;
    for (int i = 1; i < ring.size(); i++) {
      sum += ring.get(i - 1)[0] * ring.get(i)[1] - ring.get(i)[0] * ring.get(i - 1)[1];
    }
    return sum / 2;
  }

  private static boolean contains(List<double[]> ring, double x, double y) {
    boolean inside = false;
    for (int i = 1; i < ring.size(); i++) {
      double[] a = ring.get(i - 1);
      double[] b = ring.get(i);
      if (a[1] > y != b[1] > y && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]) {
        inside = !inside;
      }
    }
    return inside;
  }

  @Test
  void a_city_has_its_figures_and_needs_no_more_memory_than_a_village() {
    DemoWorld city = new DemoWorld(Places.city(), SEED, DAY);
    int[] counted = new int[3];
    city.villages(
        homes -> {
          counted[0]++;
          counted[1] += homes.size();
          counted[2] += homes.stream().mapToInt(home -> home.people().size()).sum();
        });
    assertThat(counted).containsExactly(286, 280_000, 840_000);
    assertThat(city.place().counties().getFirst().townships()).hasSize(26);
    assertThat(city.crew().units()).hasSize(119);
    assertThat(city.crew().staff().stream().filter(one -> one.kind() == StaffKind.CADRE))
        .hasSize(5_308);
    assertThat(city.crew().units().stream().map(unit -> unit.name()).distinct()).hasSize(119);
  }
}
