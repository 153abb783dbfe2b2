package org.koumen.planning;

import com.google.ortools.Loader;
import java.util.Map;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;

/** Loads the optimiser, which is not written in Java. */
public final class Natives {
  private static volatile boolean loaded;

  private Natives() {}

  /**
   * Loads it once.
   *
   * @throws Refusal where there is none for this machine
   */
  public static void load() {
    if (loaded) {
      return;
    }
    synchronized (Natives.class) {
      if (!loaded) {
        try {
          Loader.loadNativeLibraries();
          loaded = true;
        } catch (RuntimeException | LinkageError missing) {
          throw new Refusal(
              Problem.PLAN_NO_OPTIMISER,
              Map.of(
                  "system", System.getProperty("os.name") + " " + System.getProperty("os.arch")));
        }
      }
    }
  }
}
