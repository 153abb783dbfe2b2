package org.koumen.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;
import org.koumen.Koumen;
import org.koumen.platform.postgres.EmbeddedPostgres;
import org.koumen.platform.postgres.PostgresAddress;
import org.koumen.platform.postgres.PostgresOptions;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** What a benchmark stands on: an empty database, the whole program on it, and a report. */
public final class Stage implements AutoCloseable {
  private final Path data;
  private final Report report;
  private final EmbeddedPostgres postgres;
  private @Nullable ConfigurableApplicationContext program;

  Stage(Path data, Report report) {
    this.data = data;
    this.report = report;
    this.postgres = EmbeddedPostgres.start(data, PostgresOptions.standard());
    postgres.emptyDatabase();
  }

  /** Where the findings go. */
  public Report report() {
    return report;
  }

  /** The database as the program sees it. */
  public PostgresAddress database() {
    return postgres.address();
  }

  /** A bean of the program, which starts (and migrates the database) with the first call. */
  public <T> T the(Class<T> type) {
    return program().getBean(type);
  }

  private ConfigurableApplicationContext program() {
    var started = program;
    if (started == null) {
      var application = new SpringApplication(Koumen.class);
      application.setAdditionalProfiles("command");
      application.setDefaultProperties(
          Map.of(
              "koumen.data", data.toString(),
              "koumen.db.url", database().jdbcUrl(),
              "koumen.db.user", database().user(),
              "koumen.db.password", database().password(),
              "koumen.command", "bench",
              "logging.level.root", "error",
              "logging.level.org.koumen", "warn"));
      // Wins over the port of application.yaml: only benchmarks call.
      started =
          application.run("--server.port=0", "--server.address=localhost", "--koumen.data=" + data);
      program = started;
    }
    return started;
  }

  /** Where the program listens. */
  int port() {
    return the(Environment.class).getRequiredProperty("local.server.port", Integer.class);
  }

  /** What answers there. */
  Tomcat tomcat() {
    WebServer server = ((WebServerApplicationContext) program()).getWebServer();
    return ((TomcatWebServer) Objects.requireNonNull(server)).getTomcat();
  }

  /** How long something takes once. */
  public static Duration time(Step step) throws Exception {
    var began = System.nanoTime();
    step.run();
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /**
   * The median of many runs, after a tenth as many to warm up. The answers are used, so that nobody
   * optimises the work away.
   */
  public static Duration median(int runs, Callable<?> question) throws Exception {
    var used = 0;
    for (var i = 0; i < Math.max(1, runs / 10); i++) {
      used += question.call().hashCode();
    }
    List<Duration> times = new ArrayList<>();
    for (var i = 0; i < runs; i++) {
      var began = System.nanoTime();
      used += question.call().hashCode();
      times.add(Duration.ofNanos(System.nanoTime() - began));
    }
    times.sort(null);
    return used == 42 ? times.getFirst() : times.get(runs / 2);
  }

  /** Something to do once. */
  @FunctionalInterface
  public interface Step {
    /** Does it. */
    void run() throws Exception;
  }

  @Override
  public void close() {
    if (program != null) {
      program.close();
    }
    postgres.close();
  }
}
