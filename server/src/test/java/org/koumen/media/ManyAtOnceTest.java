package org.koumen.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten people send the largest pictures at the same moment to a server with little memory. */
class ManyAtOnceTest {
  private static final int SENDERS = 10;

  @Test
  void ten_of_fifty_megapixels_at_once_need_less_than_a_third_of_a_gigabyte(@TempDir Path directory)
      throws Exception {
    Path picture = directory.resolve("large.jpg");
    Files.write(picture, Samples.file("jpeg", 8160, 6120));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-cp",
                System.getProperty("java.class.path"),
                ManyAtOnceTest.class.getName(),
                picture.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(said).contains("taken: " + SENDERS);
  }

  /** What runs with little memory: takes the picture in ten times at once. */
  public static void main(String[] arguments) throws Exception {
    Path picture = Path.of(arguments[0]);
    MediaIntake intake = new MediaIntake();
    List<Callable<MediaIntake.Read>> senders = new ArrayList<>();
    for (int n = 0; n < SENDERS; n++) {
      senders.add(() -> intake.read(new ByteArrayInputStream(Files.readAllBytes(picture))));
    }
    int taken = 0;
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<MediaIntake.Read> read : pool.invokeAll(senders)) {
        taken += read.get() instanceof MediaIntake.Read.Ready ? 1 : 0;
      }
    }
    System.out.println("taken: " + taken);
  }
}
