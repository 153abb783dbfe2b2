package org.koumen.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lifecycles of requests over HTTP while few and many lie there already, in bursts, and against
 * {@code pgbench} writing the same rows.
 */
public final class RequestsBenchmark implements Benchmark {
  private static final int CLIENTS = 8;
  private static final Duration WARM_UP = Duration.ofSeconds(60);
  private static final Duration MEASURED = Duration.ofSeconds(20);
  private static final int[] BURSTS = {1, 15, 1, 25, 2, 35, 10};
  private static final Duration BURST = Duration.ofSeconds(8);

  @Override
  public String name() {
    return "requests";
  }

  @Override
  public String about() {
    return "lifecycles of requests at 0, 100,000 and 1,000,000 stored, and in bursts";
  }

  @Override
  public void run(Stage stage, List<String> arguments) throws Exception {
    int most = arguments.isEmpty() ? 1_000_000 : Integer.parseInt(arguments.getFirst());
    JdbcClient sql = stage.the(JdbcClient.class);
    // Reporters who rate all come from this machine here; nobody guesses codes.
    sql.sql(
            """
            insert into setting (key, value, set_at)
            values ('request.follow.limits', '{"wrongCodes":100,"questions":100000000,"minutes":1}', now())
            """)
        .update();
    sql.sql("create sequence bench_number start 1000000").update();
    RequestCounty county = RequestCounty.found(sql);
    List<Caller> desks = new ArrayList<>();
    for (int n = 0; n < CLIENTS; n++) {
      desks.add(Caller.signIn(stage, RequestCounty.CODE, "-" + n));
    }
    Report report = stage.report();
    measure(desks, county, WARM_UP);
    Yardstick yardstick = new Yardstick(stage, LifecycleStatements.from(sql));
    yardstick.perSecond(Duration.ofSeconds(4));

    double empty = rate(report, "nothing stored", desks, county, yardstick);
    int stored = 0;
    double share = 1;
    for (int size : new int[] {100_000, 1_000_000}) {
      if (size > most) {
        continue;
      }
      int more = size - stored;
      report.took("%,d more laid down".formatted(more), Stage.time(() -> county.store(more)));
      stored = size;
      share = rate(report, "%,d stored".formatted(size), desks, county, yardstick) / empty;
    }
    report.atLeast("throughput with most stored, of that with none", share, 0.9);
    bursts(report, desks, county);
    report.atMost("heap at most", HeapPeak.megabytes(), 1024, "MB");
    for (Caller desk : desks) {
      desk.close();
    }
  }

  /** Measures through the program and without it at one size; answers lifecycles a second. */
  private static double rate(
      Report report, String what, List<Caller> desks, RequestCounty county, Yardstick yardstick)
      throws Exception {
    measure(desks, county, Duration.ofSeconds(3));
    Measured ours = measure(desks, county, MEASURED);
    double plain = yardstick.perSecond(Duration.ofSeconds(8));
    report.say(
        "  %s: %.1f lifecycles a second (%d calls), %d errors; %s %.1f",
        what, ours.perSecond(), ours.done() * 5, ours.errors(), yardstick.name(), plain);
    for (Lifecycle.Call call : Lifecycle.Call.values()) {
      report.spread(
          "    " + call.name().toLowerCase(java.util.Locale.ROOT),
          Percentiles.of(of(ours.times(), call)));
    }
    report.atLeast("of what %s writes".formatted(yardstick.name()), ours.perSecond() / plain, 0.5);
    report.atMost("errors", ours.errors(), 0, "calls");
    return ours.perSecond();
  }

  private record Measured(
      int done, int errors, double perSecond, Map<Lifecycle.Call, List<Duration>> times) {}

  private static Measured measure(List<Caller> desks, RequestCounty county, Duration time)
      throws Exception {
    Map<Lifecycle.Call, List<Duration>> times = new EnumMap<>(Lifecycle.Call.class);
    for (Lifecycle.Call call : Lifecycle.Call.values()) {
      times.put(call, Collections.synchronizedList(new ArrayList<>()));
    }
    AtomicInteger done = new AtomicInteger();
    AtomicInteger errors = new AtomicInteger();
    long began = System.nanoTime();
    List<Callable<Void>> clients = new ArrayList<>();
    for (int n = 0; n < desks.size(); n++) {
      Lifecycle lifecycle = new Lifecycle(desks.get(n), county, new Random(n + began));
      clients.add(
          () -> {
            while (System.nanoTime() - began < time.toNanos()) {
              try {
                lifecycle.live().forEach((call, took) -> of(times, call).add(took));
                done.incrementAndGet();
              } catch (IOException | RuntimeException failed) {
                if (errors.incrementAndGet() == 1) {
                  System.err.println(failed.getMessage());
                }
              }
            }
            return null;
          });
    }
    atOnce(clients);
    double seconds = (System.nanoTime() - began) / 1e9;
    return new Measured(done.get(), errors.get(), done.get() / seconds, times);
  }

  private static List<Duration> of(Map<Lifecycle.Call, List<Duration>> times, Lifecycle.Call call) {
    return Objects.requireNonNull(times.get(call));
  }

  /** The same rows written by pgbench or, on a machine without it, over bare connections. */
  private record Yardstick(Stage stage, LifecycleStatements statements, Optional<Pgbench> pgbench) {
    Yardstick(Stage stage, LifecycleStatements statements) {
      this(stage, statements, Pgbench.find());
    }

    String name() {
      return pgbench.isPresent() ? "pgbench" : "bare connections (no pgbench here)";
    }

    double perSecond(Duration time) throws Exception {
      if (pgbench.isPresent()) {
        return pgbench.get().run(stage.database(), statements, CLIENTS, time);
      }
      AtomicInteger done = new AtomicInteger();
      long began = System.nanoTime();
      List<Callable<Void>> clients = new ArrayList<>();
      for (int n = 0; n < CLIENTS; n++) {
        clients.add(
            () -> {
              try (PlainLifecycles plain = new PlainLifecycles(stage, statements)) {
                while (System.nanoTime() - began < time.toNanos()) {
                  plain.live();
                  done.incrementAndGet();
                }
              }
              return null;
            });
      }
      atOnce(clients);
      return done.get() / ((System.nanoTime() - began) / 1e9);
    }
  }

  /** So many begin each second, whether those before are done or not. */
  private static void bursts(Report report, List<Caller> desks, RequestCounty county)
      throws Exception {
    BlockingQueue<Caller> free = new ArrayBlockingQueue<>(desks.size(), false, desks);
    for (int perSecond : BURSTS) {
      AtomicInteger errors = new AtomicInteger();
      List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
      long began = System.nanoTime();
      int many = (int) (perSecond * BURST.toSeconds());
      try (var starters = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int n = 0; n < many; n++) {
          long at = began + n * 1_000_000_000L / perSecond;
          long seed = at;
          starters.submit(
              () -> {
                Thread.sleep(Duration.ofNanos(Math.max(0, at - System.nanoTime())));
                Caller desk = free.take();
                try {
                  new Lifecycle(desk, county, new Random(seed)).live();
                  waits.add(Duration.ofNanos(System.nanoTime() - at));
                } catch (IOException | RuntimeException failed) {
                  errors.incrementAndGet();
                } finally {
                  free.put(desk);
                }
                return null;
              });
        }
      }
      report.spread(
          "burst of %d a second, whole lifecycle".formatted(perSecond), Percentiles.of(waits));
      report.atMost("  errors", errors.get(), 0, "lifecycles");
    }
  }

  private static void atOnce(List<Callable<Void>> clients) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(clients)) {
        done.get();
      }
    }
  }
}
