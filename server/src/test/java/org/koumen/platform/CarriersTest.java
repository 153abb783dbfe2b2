package org.koumen.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Virtual threads go on while others wait for a lock in the middle of loading a class. */
class CarriersTest {
  /** Whose loading waits until it is let go. */
  static final class Slow {
    static final Object LOCK = new Object();

    private Slow() {}
  }

  /** As many classes as there are threads: each is begun by a thread of its own. */
  static final class Waits {
    private Waits() {}

    static final class One {
      static final int VALUE = take();
    }

    static final class Two {
      static final int VALUE = take();
    }

    static final class Three {
      static final int VALUE = take();
    }

    static int take() {
      synchronized (Slow.LOCK) {
        return Slow.LOCK.hashCode();
      }
    }
  }

  @Test
  void whoHoldsTheLockIsCarriedOnWhileOthersWaitForIt() throws Exception {
    assertThat(played()).isZero();
  }

  /** Plays it in a machine of its own, with the two carriers of two cores. */
  private static int played() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:ActiveProcessorCount=2",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Play.class.getName()))
            .redirectErrorStream(true)
            .start();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return -1;
    }
    process.getInputStream().transferTo(System.out);
    return process.exitValue();
  }

  /** Holds the lock, lets three others wait for it while they load, and is put aside meanwhile. */
  static final class Play {
    private Play() {}

    public static void main(String[] arguments) throws Exception {
      Carriers.provide();
      CountDownLatch held = new CountDownLatch(1);
      CountDownLatch ended = new CountDownLatch(4);
      Thread.ofVirtual()
          .start(
              () -> {
                synchronized (Slow.LOCK) {
                  held.countDown();
                  sleep(Duration.ofMillis(500));
                }
                ended.countDown();
              });
      held.await();
      for (Runnable one :
          List.<Runnable>of(
              () -> touch(Waits.One.VALUE),
              () -> touch(Waits.Two.VALUE),
              () -> touch(Waits.Three.VALUE))) {
        Thread.ofVirtual()
            .start(
                () -> {
                  one.run();
                  ended.countDown();
                });
      }
      boolean all = ended.await(10, TimeUnit.SECONDS);
      System.out.write((all ? "went on\n" : "stopped\n").getBytes(StandardCharsets.UTF_8));
      Runtime.getRuntime().halt(all ? 0 : 1);
    }

    private static void touch(int value) {
      if (value == 42) {
        System.out.write('.');
      }
    }

    private static void sleep(Duration time) {
      try {
        Thread.sleep(time);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
