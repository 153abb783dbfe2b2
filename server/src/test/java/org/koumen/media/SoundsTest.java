package org.koumen.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.koumen.platform.Problem;

/** Short sounds as telephones and browsers record them, and what only looks like one. */
class SoundsTest {
  private static final List<String> VOICES =
      List.of(
          "voice.wav",
          "voice.mp3",
          "voice-opus.ogg",
          "voice-vorbis.ogg",
          "voice.m4a",
          "voice-itunes.m4a",
          "voice-fragments.mp4",
          "voice.webm",
          "voice-live.webm",
          "voice-vorbis.webm");

  private final MediaIntake intake = new MediaIntake();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "voice.wav",
        "voice.mp3",
        "voice-opus.ogg",
        "voice-vorbis.ogg",
        "voice.m4a",
        "voice-itunes.m4a",
        "voice-fragments.mp4",
        "voice.webm",
        "voice-live.webm",
        "voice-vorbis.webm"
      })
  void a_voice_is_kept_without_place_name_and_day(String name) {
    byte[] file = sample(name);
    assertThat(latin(file)).as("what the recorder wrote").contains("SECRET31.2304N121.4737E");

    MediaIntake.Safe safe = ready(file);
    assertThat(latin(safe.content()))
        .doesNotContain("SECRET", "31.2304", "121.4737", "Lavf", "ENCODER", "SoundHandler", "ID3");
    assertThat(safe.seconds()).isEqualTo(name.equals("voice.wav") ? 1 : 2);
    assertThat(safe.contentType())
        .isEqualTo(
            name.endsWith("wav")
                ? "audio/wav"
                : name.endsWith("mp3")
                    ? "audio/mpeg"
                    : name.endsWith("ogg")
                        ? "audio/ogg"
                        : name.endsWith("webm") ? "audio/webm" : "audio/mp4");
    MediaIntake.Safe again = ready(safe.content());
    assertThat(again.content()).as("nothing more to take away").isEqualTo(safe.content());
    assertThat(again.seconds()).isEqualTo(safe.seconds());
  }

  /** Every encoded sample is there as it was: what one hears has not changed. */
  @Test
  void the_sound_itself_is_untouched() {
    byte[] whole = sample("voice.m4a");
    byte[] plain = ready(whole).content();
    assertThat(plain).hasSameSizeAs(whole);
    int from = latin(whole).indexOf("mdat") + 4;
    int first = from + 200;
    assertThat(Arrays.copyOfRange(plain, first, first + 2000))
        .isEqualTo(Arrays.copyOfRange(whole, first, first + 2000));

    for (String name : List.of("voice-opus.ogg", "voice.webm", "voice.mp3", "voice.wav")) {
      String before = latin(sample(name));
      String after = latin(ready(sample(name)).content());
      int last = before.length() / 2;
      assertThat(after)
          .as(name)
          .contains(
              name.endsWith("mp3")
                  ? before.substring(1000, 1012)
                  : before.substring(last, last + 12));
    }
  }

  @Test
  void what_a_live_stream_does_not_know_of_itself_is_added_up() {
    assertThat(latin(sample("voice-live.webm"))).doesNotContain("\u0044\u0089\u0088");
    MediaIntake.Safe safe = ready(sample("voice-live.webm"));
    assertThat(latin(safe.content())).as("its length").contains("\u0044\u0089");
    assertThat(safe.seconds()).isEqualTo(2);
  }

  @Test
  void what_is_hidden_between_the_samples_goes() {
    byte[] file = sample("voice.m4a");
    byte[] secret = Samples.text("SECRETHIDDEN");
    // A box of samples that no table points to.
    byte[] box = Samples.joined(new byte[] {0, 0, 0, 20}, Samples.text("mdat"), secret);
    MediaIntake.Safe safe = ready(Samples.joined(file, box));
    assertThat(latin(safe.content())).doesNotContain("SECRETHIDDEN");

    byte[] tagged = Samples.joined(sample("voice.mp3"), Samples.text("APETAGEX<html>SECRET"));
    assertThat(latin(ready(tagged).content())).doesNotContain("html");
  }

  @Test
  void films_long_speeches_and_pretenders_are_refused() throws IOException {
    assertThat(problem(replaced(sample("voice.m4a"), "soun", "vide")))
        .isEqualTo(Problem.MEDIA_UNKNOWN);
    assertThat(problem(replaced(sample("voice-fragments.mp4"), "soun", "meta")))
        .isEqualTo(Problem.MEDIA_DAMAGED);
    assertThat(problem(replaced(sample("voice.webm"), "A_OPUS", "A_FLAC")))
        .isEqualTo(Problem.MEDIA_UNKNOWN);
    assertThat(problem(replaced(sample("voice.webm"), "OpusHead", "OpusHand")))
        .isEqualTo(Problem.MEDIA_DAMAGED);
    assertThat(problem(replaced(sample("voice.m4a"), "mp4a", "text")))
        .isEqualTo(Problem.MEDIA_DAMAGED);
    assertThat(problem(replaced(sample("voice-opus.ogg"), "OpusTags", "OpusHtml")))
        .isEqualTo(Problem.MEDIA_DAMAGED);
    assertThat(problem(Samples.wav(301))).isIn(Problem.SOUND_TOO_LONG, Problem.TOO_LARGE);
    assertThat(problem(Samples.opus(100_000))).isEqualTo(Problem.SOUND_TOO_LONG);
    assertThat(problem(Samples.wav(0))).isEqualTo(Problem.MEDIA_DAMAGED);
    assertThat(problem(Samples.joined(Samples.mp3(5), Samples.text("<script>"))))
        .isEqualTo(Problem.MEDIA_DAMAGED);
    for (String name : List.of("voice-opus.ogg", "voice.m4a", "voice.webm")) {
      assertThat(problem(Samples.joined(sample(name), Samples.text("<script>alert(1)"))))
          .as(name)
          .isEqualTo(Problem.MEDIA_DAMAGED);
    }
    assertThat(problem(Samples.text("ID3\4\0\0\0\0\0\0<html>"))).isEqualTo(Problem.MEDIA_DAMAGED);
    assertThat(problem(Samples.text("OggS\0"))).isEqualTo(Problem.MEDIA_DAMAGED);
    byte[] large = Samples.mp3(2 + MediaIntake.MOST_SOUND_BYTES / 417);
    assertThat(problem(large)).isEqualTo(Problem.TOO_LARGE);
  }

  @Test
  void what_is_cut_off_or_damaged_gives_an_answer_and_nothing_of_its_tags() throws IOException {
    Random random = new Random(20261122);
    int taken = 0;
    for (String name : VOICES) {
      byte[] whole = sample(name);
      for (int round = 0; round < 400; round++) {
        byte[] file =
            random.nextBoolean()
                ? Arrays.copyOf(whole, 1 + random.nextInt(whole.length))
                : whole.clone();
        for (int n = random.nextInt(6); n >= 0; n--) {
          file[random.nextInt(random.nextBoolean() ? Math.min(96, file.length) : file.length)] =
              (byte) random.nextInt(256);
        }
        if (intake.read(new ByteArrayInputStream(file))
            instanceof MediaIntake.Read.Ready(MediaIntake.Safe safe)) {
          taken++;
          assertThat(latin(safe.content())).as(name).doesNotContain("SECRET31.2304N121.4737E");
          assertThat(safe.seconds()).isBetween(1, Sound.LONGEST_SECONDS);
        }
      }
    }
    assertThat(taken).as("damaged ones that could be mended").isGreaterThan(100);
  }

  private static byte[] replaced(byte[] file, String what, String with) {
    return latin(file).replace(what, with).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] sample(String name) {
    try (InputStream file = SoundsTest.class.getResourceAsStream("/sounds/" + name)) {
      return file.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private MediaIntake.Safe ready(byte[] file) {
    try {
      return switch (intake.read(new ByteArrayInputStream(file))) {
        case MediaIntake.Read.Ready ready -> ready.safe();
        case MediaIntake.Read.Refused refused -> throw new AssertionError(refused.problem());
      };
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private Problem problem(byte[] file) throws IOException {
    return switch (intake.read(new ByteArrayInputStream(file))) {
      case MediaIntake.Read.Ready ready -> throw new AssertionError("it was taken");
      case MediaIntake.Read.Refused refused -> refused.problem();
    };
  }
}
