package org.koumen.platform;

/**
 * How many threads of the machine carry the virtual ones.
 *
 * <p>A virtual thread that waits for a lock while a class is being loaded keeps its carrier. With
 * one carrier a core, two such waits on a small machine keep all of them, and whoever holds the
 * lock is never carried on again: the first calls of several browsers at once stopped a program on
 * two cores for good. More carriers than can wait like that cost nothing, since idle ones sleep.
 */
public final class Carriers {
  private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";
  private static final int AT_LEAST = 32;
  private static final int A_CORE = 4;

  private Carriers() {}

  /** Sets their number unless somebody has; before the first virtual thread begins. */
  public static void provide() {
    if (System.getProperty(PARALLELISM) == null) {
      int cores = Runtime.getRuntime().availableProcessors();
      System.setProperty(PARALLELISM, Integer.toString(Math.max(AT_LEAST, A_CORE * cores)));
    }
  }
}
