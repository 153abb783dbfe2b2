package org.koumen.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is blurred cannot be told from other things that might have stood there. */
class BlurringTest {
  @Test
  void two_plates_look_the_same_and_the_rest_stays() {
    BufferedImage one = plate(1);
    BufferedImage other = plate(2);
    assertThat(difference(one, other)).isGreaterThan(1_000);
    Patch patch = new Patch(0.25, 0.25, 0.5, 0.25);
    Blurring.blur(one, List.of(patch));
    Blurring.blur(other, List.of(patch));
    assertThat(difference(one, other)).as("pixels that still tell one from the other").isZero();
    assertThat(one.getRGB(5, 5)).isEqualTo(Color.GREEN.getRGB());
    assertThat(one.getRGB(99, 60)).isEqualTo(Color.GREEN.getRGB());
  }

  @Test
  void of_a_face_only_a_few_colours_are_left() {
    BufferedImage picture = new BufferedImage(600, 600, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(3);
    for (int x = 0; x < 600; x++) {
      for (int y = 0; y < 600; y++) {
        picture.setRGB(x, y, random.nextInt(0xffffff));
      }
    }
    Blurring.blur(picture, List.of(new Patch(0.0, 0.0, 1.0, 1.0)));
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < 600; x++) {
      for (int y = 0; y < 600; y++) {
        colours.add(picture.getRGB(x, y));
      }
    }
    assertThat(colours.size()).isLessThan(5_000);
  }

  @Test
  void a_patch_that_reaches_over_the_edge_is_cut() {
    BufferedImage picture = plate(1);
    Blurring.blur(
        picture, List.of(new Patch(0.9, 0.9, 1.0, 1.0), new Patch(0.999, 0.0, 0.005, 1.0)));
    assertThat(picture.getWidth()).isEqualTo(400);
  }

  /** White strokes on blue: as many on each, but elsewhere within what becomes one colour. */
  private static BufferedImage plate(int seed) {
    BufferedImage picture = new BufferedImage(400, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.GREEN);
    graphics.fillRect(0, 0, 400, 240);
    graphics.setColor(Color.BLUE);
    graphics.fillRect(100, 60, 200, 60);
    graphics.setColor(Color.WHITE);
    for (int letter = 0; letter < 7; letter++) {
      graphics.fillRect(106 + letter * 28, 66 + (seed + letter) % 2 * 14, 16, 6);
    }
    graphics.dispose();
    return picture;
  }

  private static int difference(BufferedImage one, BufferedImage other) {
    int pixels = 0;
    for (int x = 0; x < one.getWidth(); x++) {
      for (int y = 0; y < one.getHeight(); y++) {
        pixels += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
      }
    }
    return pixels;
  }
}
