package org.koumen.exchange;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.koumen.platform.Jobs;

/**
 * Shows on the command line how far a run is: a bar on a terminal, a line every few seconds
 * otherwise.
 */
final class ProgressBar implements Jobs.Progress, AutoCloseable {
  private static final int WIDTH = 40;
  private static final long BAR_EVERY = 100_000_000L;
  private static final long LINE_EVERY = 5_000_000_000L;

  private final PrintStream out;
  private final boolean terminal = isTerminal();
  private final long began = System.nanoTime();
  private long total = -1;
  private long shownAt = System.nanoTime();
  private boolean shown;

  ProgressBar(PrintStream out) {
    this.out = out;
  }

  /** A console is one of input and output; what we write to may still go into a file. */
  private static boolean isTerminal() {
    if (System.console() == null || !System.console().isTerminal()) {
      return false;
    }
    try {
      String errors = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return errors.startsWith("/dev/") && !errors.equals("/dev/null");
    } catch (IOException | UnsupportedOperationException unknown) {
      return true;
    }
  }

  @Override
  public void total(long rows) {
    total = rows;
  }

  @Override
  public synchronized void done(long rows) {
    long now = System.nanoTime();
    if (now - shownAt < (terminal ? BAR_EVERY : LINE_EVERY) && rows != total) {
      return;
    }
    shownAt = now;
    double share = total > 0 ? Math.min(1, (double) rows / total) : 0;
    double seconds = (now - began) / 1e9;
    if (terminal) {
      int full = (int) (share * WIDTH);
      out.printf(
          "\r%s%s %3.0f%%  %,d/%,d  %.0f s ",
          "█".repeat(full),
          "░".repeat(WIDTH - full),
          share * 100,
          rows,
          Math.max(0, total),
          seconds);
      shown = true;
    } else {
      out.printf("%,d / %,d  (%.0f%%, %.0f s)%n", rows, Math.max(0, total), share * 100, seconds);
    }
    out.flush();
  }

  @Override
  public void close() {
    if (shown) {
      out.println();
    }
  }
}
