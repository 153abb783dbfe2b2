package org.koumen.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/** How much heap was in use at most, garbage included. */
final class HeapPeak {
  private HeapPeak() {}

  /** Starts anew. */
  static void reset() {
    System.gc();
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** Megabytes that the heap may have at most; nothing that runs can have used more. */
  static long allowed() {
    return Runtime.getRuntime().maxMemory() >> 20;
  }

  /** Megabytes since the last reset: the sum of each pool's own peak, so at least the true one. */
  static long megabytes() {
    long peaks =
        ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum()
            >> 20;
    return Math.min(peaks, allowed());
  }
}
