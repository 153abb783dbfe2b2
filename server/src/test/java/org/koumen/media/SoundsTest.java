package org.koumen.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.koumen.platform.Problem;

/** Short sounds as telephones record them, and what only looks like one. */
class SoundsTest {
  private final MediaIntake intake = new MediaIntake();

  @Test
  void each_usual_container_is_known_and_measured() throws IOException {
    Map.of(
            "audio/wav", Samples.wav(3),
            "audio/ogg", Samples.opus(3),
            "audio/mp4", Samples.m4a("soun", 3))
        .forEach(
            (type, file) -> {
              MediaIntake.Safe safe = ready(file);
              assertThat(safe.contentType()).isEqualTo(type);
              assertThat(safe.seconds()).as(type).isEqualTo(3);
              assertThat(safe.content()).isEqualTo(file);
            });
    assertThat(ready(Samples.mp3(100)).contentType()).isEqualTo("audio/mpeg");
    assertThat(ready(Samples.mp3(100)).seconds()).isEqualTo(3);
    assertThat(ready(Samples.webm("A_OPUS")).contentType()).isEqualTo("audio/webm");
  }

  @Test
  void films_long_speeches_and_pretenders_are_refused() throws IOException {
    assertThat(problem(Samples.m4a("vide", 3))).isEqualTo(Problem.MEDIA_UNKNOWN);
    assertThat(problem(Samples.webm("V_VP9 A_OPUS"))).isEqualTo(Problem.MEDIA_DAMAGED);
    assertThat(problem(Samples.opus(100_000))).isEqualTo(Problem.MEDIA_DAMAGED);
    assertThat(problem(Samples.wav(0))).isEqualTo(Problem.MEDIA_DAMAGED);
    assertThat(problem(Samples.joined(Samples.mp3(5), Samples.text("<script>"))))
        .isEqualTo(Problem.MEDIA_DAMAGED);
    assertThat(problem(Samples.joined(Samples.opus(3), Samples.text("<script>"))))
        .isEqualTo(Problem.MEDIA_DAMAGED);
    assertThat(problem(Samples.text("ID3\4\0\0\0\0\0\0<html>"))).isEqualTo(Problem.MEDIA_DAMAGED);
    assertThat(problem(Samples.text("OggS\0"))).isEqualTo(Problem.MEDIA_DAMAGED);
    byte[] long_ = Samples.mp3(2 + MediaIntake.MOST_SOUND_BYTES / 417);
    assertThat(problem(long_)).isEqualTo(Problem.TOO_LARGE);
  }

  @Test
  void what_is_cut_off_or_damaged_gives_an_answer() throws IOException {
    Random random = new Random(20261122);
    for (byte[] whole :
        List.of(Samples.wav(2), Samples.opus(2), Samples.m4a("soun", 2), Samples.mp3(20))) {
      for (int round = 0; round < 300; round++) {
        byte[] file = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
        file[random.nextInt(Math.min(64, file.length))] = (byte) random.nextInt(256);
        assertThat(intake.read(new ByteArrayInputStream(file))).isNotNull();
      }
    }
    byte[] opus = Samples.opus(3);
    assertThat(problem(Arrays.copyOf(opus, opus.length - 20))).isEqualTo(Problem.MEDIA_DAMAGED);
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
