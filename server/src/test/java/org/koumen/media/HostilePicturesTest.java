package org.koumen.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.koumen.platform.Problem;

/** What people send becomes plain pictures; what is none is refused before it does harm. */
class HostilePicturesTest {
  private static final byte[] LOSSY =
      Base64.getDecoder()
          .decode(
              "UklGRl4AAABXRUJQVlA4IFIAAABQBACdASowACAAPjEUiEKiISEYBAAgAwSgCVA/gH4AaYD8AP1VAQAZhJ0AAP72vfuysvbh9Ub4+vbv5f+jjf5///zcnXiD3/hV6UgnA5LQAAAA");
  private static final byte[] LOSSLESS =
      Base64.getDecoder()
          .decode("UklGRioAAABXRUJQVlA4TB4AAAAvL8AHAA9wBYpT0F6Ie/6jBWLBZP7SGXRH9D8qnAM=");
  private static final byte[] WITH_ALPHA =
      Base64.getDecoder()
          .decode(
              "UklGRoIAAABXRUJQVlA4WAoAAAAQAAAALwAAHwAAQUxQSAoAAAABB1DAiAhERP8DVlA4IFIAAABQBACdASowACAAPjEUiEKiISEYBAAgAwSgCVA/gH4AaYD8AP1VAQAZhJ0AAP72vfuysvbh9Ub4+vbv5f+jjf5///zcnXiD3/hV6UgnA5LQAAAA");

  private final MediaIntake intake = new MediaIntake();

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "gif"})
  void every_usual_format_becomes_a_jpeg(String format) throws IOException {
    MediaIntake.Safe safe = ready(Samples.file(format, 640, 480));
    BufferedImage kept = seen(safe.content());
    assertThat(safe.contentType()).isEqualTo("image/jpeg");
    assertThat(List.of(kept.getWidth(), kept.getHeight())).containsExactly(640, 480);
    assertThat(isRed(kept, 100, 100) && isBlue(kept, 500, 100)).isTrue();
    assertThat(seen(small(safe)).getWidth()).isEqualTo(320);
  }

  @Test
  void webp_becomes_a_jpeg_too() throws IOException {
    for (byte[] file : List.of(LOSSY, LOSSLESS, WITH_ALPHA)) {
      BufferedImage kept = seen(ready(file).content());
      assertThat(List.of(kept.getWidth(), kept.getHeight())).containsExactly(48, 32);
      assertThat(kept.getRGB(5, 5) & 0xff).isLessThan(kept.getRGB(40, 5) & 0xff);
    }
  }

  @Test
  void nobody_learns_where_a_picture_was_taken() throws IOException {
    byte[] sent = Samples.fromATelephone(400, 200, 1);
    assertThat(latin(sent)).contains(Samples.GPS, "Exif");
    MediaIntake.Safe safe = ready(sent);
    for (byte[] kept : List.of(safe.content(), small(safe))) {
      assertThat(latin(kept)).doesNotContain(Samples.GPS).doesNotContain("Exif");
      assertThat(markers(kept)).doesNotContain(0xe1, 0xe2, 0xed, 0xfe);
    }
  }

  @Test
  void a_picture_stands_upright_whichever_way_the_telephone_was_held() throws IOException {
    // Red is where the left half comes to lie.
    assertThat(corners(1)).isEqualTo("r b / r b");
    assertThat(corners(2)).isEqualTo("b r / b r");
    assertThat(corners(3)).isEqualTo("b r / b r");
    assertThat(corners(4)).isEqualTo("r b / r b");
    assertThat(corners(5)).isEqualTo("r r / b b");
    assertThat(corners(6)).isEqualTo("r r / b b");
    assertThat(corners(7)).isEqualTo("b b / r r");
    assertThat(corners(8)).isEqualTo("b b / r r");
    assertThat(seen(ready(Samples.fromATelephone(400, 200, 6)).content()).getHeight())
        .isEqualTo(400);
    assertThat(seen(ready(Samples.fromATelephone(400, 200, 99)).content()).getHeight())
        .isEqualTo(200);
  }

  private String corners(int orientation) throws IOException {
    BufferedImage kept = seen(ready(Samples.fromATelephone(400, 200, orientation)).content());
    int right = kept.getWidth() - 20;
    int bottom = kept.getHeight() - 20;
    return "%s %s / %s %s"
        .formatted(
            colour(kept, 20, 20),
            colour(kept, right, 20),
            colour(kept, 20, bottom),
            colour(kept, right, bottom));
  }

  private static String colour(BufferedImage picture, int x, int y) {
    return isRed(picture, x, y) ? "r" : isBlue(picture, x, y) ? "b" : "?";
  }

  @Test
  void what_hangs_on_a_picture_stays_behind() throws IOException {
    byte[] page = Samples.text("<html><script>alert('门')</script></html>PK\3\4rest");
    for (String format : List.of("jpeg", "png", "gif")) {
      byte[] plain = Samples.file(format, 60, 40);
      MediaIntake.Safe safe = ready(Samples.joined(plain, page));
      assertThat(latin(safe.content())).startsWith("\u00ff\u00d8\u00ff").doesNotContain("script");
    }
    byte[] jpeg = Samples.file("jpeg", 60, 40);
    byte[] comment = Samples.text("\0\0<script>alert(1)</script>*/");
    comment[1] = (byte) comment.length;
    byte[] within =
        Samples.joined(
            Arrays.copyOf(jpeg, 2),
            new byte[] {(byte) 0xff, (byte) 0xfe},
            comment,
            Arrays.copyOfRange(jpeg, 2, jpeg.length));
    assertThat(latin(ready(within).content())).doesNotContain("script");
  }

  @Test
  void what_is_no_picture_is_refused_whatever_it_calls_itself() throws IOException {
    for (String text :
        List.of(
            "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            "<!doctype html><script>alert(1)</script>",
            "PK\3\4 a zip or a workbook",
            "%PDF-1.7",
            "MZ\u0090\0",
            "BM\0\0\0\0",
            "II*\0 a tiff",
            "",
            "G",
            "GIF88a",
            "RIFF\1\0\0\0WEBP")) {
      assertThat(problem(Samples.text(text)))
          .as(text)
          .isIn(Problem.MEDIA_UNKNOWN, Problem.MEDIA_DAMAGED);
    }
  }

  @Test
  void a_bomb_is_refused_before_it_is_lit() throws IOException {
    assertThat(problem(Samples.pngBomb(30_000, 30_000))).isEqualTo(Problem.PICTURE_TOO_MANY_PIXELS);
    assertThat(problem(Samples.pngBomb(12_000, 4_200))).isEqualTo(Problem.PICTURE_TOO_MANY_PIXELS);
    assertThat(problem(Samples.pngBomb(-1, 10))).isEqualTo(Problem.PICTURE_TOO_MANY_PIXELS);
    assertThat(problem(Samples.pngBomb(0, 10))).isEqualTo(Problem.MEDIA_DAMAGED);
    assertThat(problem(Samples.pngBomb(11_000, 4_500)))
        .as("as many as allowed, but fewer than it says")
        .isEqualTo(Problem.MEDIA_DAMAGED);
    byte[] jpeg = Samples.file("jpeg", 64, 64);
    int frame = latin(jpeg).indexOf("\u00ff\u00c0");
    jpeg[frame + 5] = (byte) 0xff;
    jpeg[frame + 7] = (byte) 0xff;
    assertThat(problem(jpeg)).isEqualTo(Problem.PICTURE_TOO_MANY_PIXELS);
    byte[] gif = Samples.file("gif", 64, 64);
    int image = latin(gif).lastIndexOf(",\0\0\0\0@\0@\0");
    gif[image + 6] = (byte) 0xff;
    gif[image + 8] = (byte) 0xff;
    assertThat(problem(gif)).isEqualTo(Problem.PICTURE_TOO_MANY_PIXELS);
    byte[] webp = LOSSLESS.clone();
    Arrays.fill(webp, 21, 24, (byte) 0xff);
    assertThat(problem(webp)).isEqualTo(Problem.PICTURE_TOO_MANY_PIXELS);
  }

  @Test
  void a_text_of_a_gigabyte_in_a_picture_is_never_unfolded() throws IOException {
    assertThat(seen(ready(Samples.pngWithATextBomb()).content()).getWidth()).isEqualTo(20);
  }

  @Test
  void a_jpeg_with_thousands_of_scans_is_refused() throws IOException {
    byte[] jpeg = Samples.file("jpeg", 4000, 4000);
    int scan = latin(jpeg).indexOf("\u00ff\u00da");
    byte[] one = Arrays.copyOfRange(jpeg, scan, scan + 40);
    byte[][] many = new byte[2002][];
    Arrays.fill(many, one);
    many[0] = Arrays.copyOf(jpeg, scan);
    many[2001] = new byte[] {(byte) 0xff, (byte) 0xd9};
    assertThat(problem(Samples.joined(many))).isEqualTo(Problem.MEDIA_DAMAGED);
  }

  @Test
  void what_is_cut_off_is_refused() throws IOException {
    for (String format : List.of("jpeg", "png", "gif")) {
      byte[] whole = Samples.file(format, noise(160, 120));
      for (int part = 1; part < 20; part++) {
        byte[] cut = Arrays.copyOf(whole, whole.length * part / 20);
        assertThat(problem(cut)).as(format + " " + part + "/20").isEqualTo(Problem.MEDIA_DAMAGED);
      }
    }
    byte[] jpeg = Samples.file("jpeg", noise(400, 300));
    byte[] ended =
        Samples.joined(Arrays.copyOf(jpeg, jpeg.length / 2), new byte[] {(byte) 0xff, (byte) 0xd9});
    assertThat(problem(ended)).as("cut off and closed again").isEqualTo(Problem.MEDIA_DAMAGED);
    for (byte[] webp : List.of(LOSSY, LOSSLESS, WITH_ALPHA)) {
      assertThat(problem(Arrays.copyOf(webp, webp.length - 9))).isEqualTo(Problem.MEDIA_DAMAGED);
    }
  }

  /**
   * Whatever single bytes are wrong, an answer comes: a picture of the checked size, or a refusal.
   */
  @Test
  void damage_anywhere_gives_a_picture_or_a_refusal_and_nothing_else() throws IOException {
    Random random = new Random(20261122);
    List<byte[]> files =
        List.of(
            Samples.file("jpeg", noise(90, 70)),
            Samples.fromATelephone(90, 70, 6),
            Samples.file("png", noise(90, 70)),
            Samples.file("gif", noise(90, 70)),
            LOSSY,
            LOSSLESS,
            WITH_ALPHA);
    for (int round = 0; round < 1_400; round++) {
      byte[] file = files.get(round % files.size()).clone();
      int hits = 1 + random.nextInt(4);
      for (int n = 0; n < hits; n++) {
        // Headers are hit more often: that is where the harm is.
        int reach = random.nextBoolean() ? Math.min(200, file.length) : file.length;
        file[random.nextInt(reach)] = (byte) random.nextInt(256);
      }
      switch (read(file)) {
        case MediaIntake.Read.Ready ready ->
            assertThat(Math.max(width(ready.safe()), 1)).isLessThanOrEqualTo(1920);
        case MediaIntake.Read.Refused refused -> assertThat(refused.problem()).isNotNull();
      }
    }
  }

  @Test
  void sizes_shrink_in_proportion_and_never_grow() throws IOException {
    int[][] sizes = {
      {1, 1},
      {1, 3000},
      {3000, 1},
      {1920, 1920},
      {1921, 1080},
      {2500, 5},
      {3840, 2160},
      {4000, 3000}
    };
    for (int[] size : sizes) {
      BufferedImage kept = seen(ready(Samples.file("png", size[0], size[1])).content());
      double factor = Math.min(1.0, 1920.0 / Math.max(size[0], size[1]));
      assertThat(kept.getWidth()).isEqualTo(Math.max(1, Math.round(size[0] * factor)));
      assertThat(kept.getHeight()).isEqualTo(Math.max(1, Math.round(size[1] * factor)));
    }
  }

  @Test
  void more_than_twelve_megabytes_are_refused() throws IOException {
    byte[] large =
        Samples.joined(Samples.file("jpeg", 60, 40), new byte[MediaIntake.MOST_PICTURE_BYTES]);
    assertThat(problem(large)).isEqualTo(Problem.TOO_LARGE);
  }

  private static BufferedImage noise(int width, int height) {
    Random random = new Random(7);
    BufferedImage picture = Samples.picture(width, height);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        picture.setRGB(x, y, random.nextInt(0xffffff));
      }
    }
    return picture;
  }

  private static int width(MediaIntake.Safe safe) {
    return safe.width() == null ? 0 : safe.width();
  }

  private static byte[] small(MediaIntake.Safe safe) {
    return java.util.Objects.requireNonNull(safe.small());
  }

  private MediaIntake.Read read(byte[] file) throws IOException {
    return intake.read(new ByteArrayInputStream(file));
  }

  private MediaIntake.Safe ready(byte[] file) throws IOException {
    return switch (read(file)) {
      case MediaIntake.Read.Ready ready -> ready.safe();
      case MediaIntake.Read.Refused refused ->
          throw new AssertionError(refused.problem() + " " + refused.values());
    };
  }

  private Problem problem(byte[] file) throws IOException {
    return switch (read(file)) {
      case MediaIntake.Read.Ready ready -> throw new AssertionError("it was taken");
      case MediaIntake.Read.Refused refused -> refused.problem();
    };
  }

  private static BufferedImage seen(byte[] jpeg) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(jpeg));
  }

  private static boolean isRed(BufferedImage picture, int x, int y) {
    int rgb = picture.getRGB(x, y);
    return (rgb >> 16 & 0xff) > 200 && (rgb & 0xff) < 60;
  }

  private static boolean isBlue(BufferedImage picture, int x, int y) {
    int rgb = picture.getRGB(x, y);
    return (rgb >> 16 & 0xff) < 60 && (rgb & 0xff) > 200;
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Codes of the segments before the pixels. */
  private static List<Integer> markers(byte[] jpeg) {
    List<Integer> codes = new java.util.ArrayList<>();
    for (int at = 2; (jpeg[at + 1] & 0xff) != 0xda; ) {
      codes.add(jpeg[at + 1] & 0xff);
      at += 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
    }
    return codes;
  }
}
