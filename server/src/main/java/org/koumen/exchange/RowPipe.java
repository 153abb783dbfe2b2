package org.koumen.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.koumen.exchange.sheet.SheetRow;

/**
 * Reads a file on one thread, parses its rows on as many as there are processors, and hands batches
 * out in the order of the file. Never holds more than a few batches.
 */
final class RowPipe<P> implements AutoCloseable {
  private static final int CHUNK = 1_000;
  private static final int AHEAD = 24;

  /** Rows that want to stay together get parted when they fill so many batches. */
  private static final int MOST_BATCHES = 3;

  private final RowIntake<P> intake;
  private final int batchRows;
  private final long after;
  private final BlockingQueue<Future<List<P>>> chunks = new ArrayBlockingQueue<>(AHEAD);
  private final ExecutorService parsers =
      Executors.newFixedThreadPool(
          Math.max(1, Runtime.getRuntime().availableProcessors()),
          Thread.ofPlatform().daemon().name("import-parse-", 0).factory());
  private final Thread reader;
  private final List<P> left = new ArrayList<>();
  private boolean ended;
  private volatile boolean closed;

  /**
   * @param batchRows rows of a batch, give or take those that must stay together
   * @param after row of the file behind which to begin
   */
  RowPipe(RowIntake<P> intake, int batchRows, long after) {
    this.intake = intake;
    this.batchRows = batchRows;
    this.after = after;
    this.reader = Thread.ofPlatform().daemon().name("import-read").start(this::read);
  }

  private void read() {
    try {
      List<SheetRow> chunk = new ArrayList<>(CHUNK);
      Optional<SheetRow> row;
      do {
        row = intake.next();
        row.filter(it -> it.number() > after).ifPresent(chunk::add);
        if (chunk.size() == CHUNK || row.isEmpty() && !chunk.isEmpty()) {
          List<SheetRow> full = chunk;
          chunks.put(parsers.submit(() -> full.stream().map(intake::parse).toList()));
          chunk = new ArrayList<>(CHUNK);
        }
      } while (row.isPresent() && !closed);
      chunks.put(CompletableFuture.completedFuture(List.of()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error problem) {
      if (!closed) {
        pass(problem);
      }
    }
  }

  /** The taker meets what stopped the reader where the row would have been. */
  private void pass(Throwable problem) {
    try {
      chunks.put(
          CompletableFuture.failedFuture(
              problem instanceof Exception ? problem : new IllegalStateException(problem)));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next batch; empty at the end of the file. */
  List<P> next() {
    while (!ended) {
      int cut = cut();
      if (cut > 0) {
        return take(cut);
      }
      List<P> chunk = chunk();
      ended = chunk.isEmpty();
      left.addAll(chunk);
    }
    int cut = cut();
    return take(cut > 0 ? cut : left.size());
  }

  /** Where a batch may end; 0 when more rows are needed to tell. */
  private int cut() {
    for (int at = batchRows; at < left.size(); at++) {
      if (intake.mayCut(left.get(at - 1), left.get(at))) {
        return at;
      }
      if (at >= batchRows * MOST_BATCHES) {
        return batchRows;
      }
    }
    return 0;
  }

  private List<P> take(int rows) {
    List<P> batch = List.copyOf(left.subList(0, rows));
    left.subList(0, rows).clear();
    return batch;
  }

  private List<P> chunk() {
    try {
      return chunks.take().get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the import was stopped", stopped);
    } catch (ExecutionException problem) {
      if (problem.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(problem.getCause());
    }
  }

  @Override
  public void close() {
    closed = true;
    reader.interrupt();
    parsers.shutdownNow();
    try {
      reader.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
