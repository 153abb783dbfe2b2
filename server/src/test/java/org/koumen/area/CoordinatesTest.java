package org.koumen.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CoordinatesTest {

  /** A millionth of a degree is about 11 cm. */
  private static final double ELEVEN_CENTIMETRES = 1e-6;

  @Test
  void known_places_shift_as_published() {
    // Reference pairs that public implementations of the series are tested with.
    shifts(
        new Position(121.5272106, 31.1774276), new Position(121.531541859215, 31.17530398364597));
    shifts(
        new Position(113.912316, 22.543847), new Position(113.9171764808363, 22.540796131694766));
    shifts(
        new Position(116.377817, 39.911954), new Position(116.38404722455657, 39.91334545536069));
  }

  private static void shifts(Position wgs, Position gcj) {
    Position found = Coordinates.toGcj02(wgs);
    assertThat(found.longitude()).isCloseTo(gcj.longitude(), within(ELEVEN_CENTIMETRES));
    assertThat(found.latitude()).isCloseTo(gcj.latitude(), within(ELEVEN_CENTIMETRES));
  }

  @Test
  void there_and_back_ends_within_a_tenth_of_a_millimetre() {
    Random random = new Random(3);
    for (int round = 0; round < 50_000; round++) {
      Position wgs = new Position(73 + random.nextDouble() * 64, 3 + random.nextDouble() * 52);
      Position back = Coordinates.toWgs84(Coordinates.toGcj02(wgs));
      assertThat(back.longitude()).isCloseTo(wgs.longitude(), within(1e-9));
      assertThat(back.latitude()).isCloseTo(wgs.latitude(), within(1e-9));
    }
  }

  @Test
  void outside_china_nothing_moves() {
    Position paris = new Position(2.3522, 48.8566);
    assertThat(Coordinates.toGcj02(paris)).isEqualTo(paris);
    assertThat(Coordinates.toWgs84(paris)).isEqualTo(paris);
  }

  @Test
  void the_national_system_and_gps_are_taken_as_one() {
    Position place = new Position(101.78, 36.62);
    assertThat(Coordinates.convert(place, Crs.CGCS2000, Crs.WGS84)).isEqualTo(place);
    Position there = Coordinates.convert(place, Crs.CGCS2000, Crs.GCJ02);
    Position back = Coordinates.convert(there, Crs.GCJ02, Crs.WGS84);
    assertThat(back.longitude()).isCloseTo(place.longitude(), within(ELEVEN_CENTIMETRES));
    assertThat(back.latitude()).isCloseTo(place.latitude(), within(ELEVEN_CENTIMETRES));
  }
}
