package org.koumen.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Collator;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AreaCodeTest {

  @Test
  void a_code_knows_its_level_parent_county_and_village() {
    AreaCode building = AreaCode.of("210283101201007012");

    assertThat(building.level()).isEqualTo(AreaLevel.BUILDING);
    assertThat(building.parent()).contains(AreaCode.of("210283101201007"));
    assertThat(building.county()).isEqualTo("210283");
    assertThat(building.village()).contains(AreaCode.of("210283101201"));
    assertThat(building.number()).isEqualTo(12);
    assertThat(building.path())
        .extracting(AreaCode::value)
        .containsExactly(
            "21",
            "2102",
            "210283",
            "210283101",
            "210283101201",
            "210283101201007",
            "210283101201007012");
    assertThat(AreaCode.NATION.parent()).isEmpty();
    assertThat(AreaCode.of("21").parent()).contains(AreaCode.NATION);
  }

  @Test
  void the_registers_padding_is_dropped_and_put_back() {
    assertThat(AreaCode.parsePadded("210283000000")).contains(AreaCode.of("210283"));
    assertThat(AreaCode.parsePadded("210283101000")).contains(AreaCode.of("210283101"));
    assertThat(AreaCode.parsePadded("210000000000")).contains(AreaCode.of("21"));
    assertThat(AreaCode.parsePadded("000000000000")).contains(AreaCode.NATION);
    assertThat(AreaCode.parsePadded("210283101201")).contains(AreaCode.of("210283101201"));
    assertThat(AreaCode.parsePadded("210283101201007")).contains(AreaCode.of("210283101201007"));
    assertThat(AreaCode.of("2102").padded()).isEqualTo("210200000000");
  }

  @Test
  void what_is_no_code_is_refused() {
    for (String wrong :
        new String[] {"1", "123", "21028", "2102831", "21a2", "２１", " 21", "21028310120100701"}) {
      assertThat(AreaCode.parse(wrong)).as(wrong).isEmpty();
      assertThatThrownBy(() -> AreaCode.of(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> AreaCode.of("21").county()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void children_are_numbered_in_the_width_of_their_level() {
    assertThat(AreaCode.NATION.child(21)).isEqualTo(AreaCode.of("21"));
    assertThat(AreaCode.of("210283").child(7)).isEqualTo(AreaCode.of("210283007"));
    assertThat(AreaCode.of("210283101201").child(7)).isEqualTo(AreaCode.of("210283101201007"));
    assertThatThrownBy(() -> AreaCode.of("21").child(100))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AreaCode.of("210283101201007012").child(1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_move_changes_the_front_only() {
    AreaCode from = AreaCode.of("210283101");
    AreaCode to = AreaCode.of("210304007");
    assertThat(AreaCode.of("210283101201007").moved(from, to))
        .isEqualTo(AreaCode.of("210304007201007"));
    assertThat(AreaCode.of("210283102201").moved(from, to)).isEqualTo(AreaCode.of("210283102201"));
    assertThatThrownBy(() -> from.moved(from, AreaCode.of("21")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_range_of_a_code_is_exactly_what_starts_with_it_in_either_order_of_sorting() {
    Collator linguistic = Collator.getInstance(Locale.SIMPLIFIED_CHINESE);
    Random random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      AreaCode prefix = anyCode(random);
      AreaCode code = random.nextBoolean() ? anyCode(random) : beneath(prefix, random);
      AreaRange range = prefix.range();
      boolean inside = code.value().startsWith(prefix.value());
      assertThat(range.covers(code)).as("%s in %s", code, range).isEqualTo(inside);
      assertThat(prefix.covers(code)).isEqualTo(inside);
      assertThat(
              linguistic.compare(code.value(), range.from()) >= 0
                  && linguistic.compare(code.value(), range.to()) < 0)
          .as("%s in %s, linguistic", code, range)
          .isEqualTo(inside);
    }
  }

  @Test
  void a_random_code_survives_padding_unless_it_ends_in_zeros_itself() {
    Random random = new Random(8);
    Stream.generate(() -> anyCode(random))
        .limit(5_000)
        .filter(code -> code.path().stream().noneMatch(step -> step.number() == 0))
        .forEach(code -> assertThat(AreaCode.parsePadded(code.padded())).contains(code));
  }

  private static AreaCode anyCode(Random random) {
    return ofLength(
        AreaLevel.values()[random.nextInt(AreaLevel.values().length)].digits(), "", random);
  }

  private static AreaCode beneath(AreaCode prefix, Random random) {
    int first = prefix.level().ordinal();
    AreaLevel level = AreaLevel.values()[first + random.nextInt(AreaLevel.values().length - first)];
    return ofLength(level.digits(), prefix.value(), random);
  }

  private static AreaCode ofLength(int digits, String start, Random random) {
    StringBuilder code = new StringBuilder(start);
    while (code.length() < digits) {
      code.append("0189".charAt(random.nextInt(4)));
    }
    return AreaCode.of(code.toString());
  }
}
