package org.koumen.platform;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.postgres.EmbeddedPostgres;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Long work that a person starts, may leave and finds again.
 *
 * <p>The work runs on a virtual thread of the node that took it. It does its own transactions;
 * progress is written beside them, at most five times a second. Work whose node died is marked as
 * failed by {@link #sweep}.
 */
@Component
public class Jobs {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final long WRITE_EVERY_NANOS = 200_000_000L;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Jurisdiction jurisdiction;

  Jobs(JdbcClient jdbc, JsonMapper json, Jurisdiction jurisdiction) {
    this.jdbc = jdbc;
    this.json = json;
    this.jurisdiction = jurisdiction;
  }

  /** How far the work is. */
  public interface Progress {
    /** Tells how much there is to do, once it is known. */
    void total(long total);

    /** Tells how much is done so far. */
    void done(long done);

    /** For work that nobody follows. */
    Progress UNWATCHED =
        new Progress() {
          @Override
          public void total(long total) {}

          @Override
          public void done(long done) {}
        };
  }

  /** The work itself; what it returns becomes the job's result as JSON. */
  @FunctionalInterface
  public interface Work {
    @Nullable Object run(Progress progress) throws Exception;
  }

  /**
   * A job as it stands.
   *
   * @param state waiting, running, done, failed or cancelled
   * @param total amount of work; null while unknown
   */
  public record Job(
      UUID id,
      String kind,
      String state,
      String title,
      @Nullable UUID startedBy,
      Instant createdAt,
      @Nullable Instant endedAt,
      @Nullable Long total,
      long done,
      @Nullable JsonNode result,
      @Nullable JsonNode problem) {
    public boolean ended() {
      return !(state.equals("waiting") || state.equals("running"));
    }
  }

  /**
   * Starts work and answers at once.
   *
   * @param kind short stable name, such as {@code import-households}
   * @param title what a person reads; no personal data
   * @return id under which {@link #find} tells how it goes
   */
  public UUID start(
      String kind, String title, @Nullable String areaCode, @Nullable UUID by, Work work) {
    UUID id = Ids.next();
    start(id, kind, title, areaCode, by, work);
    return id;
  }

  /**
   * Starts work under an id that the caller has made, and has kept where the work may look for it.
   */
  public void start(
      UUID id, String kind, String title, @Nullable String areaCode, @Nullable UUID by, Work work) {
    add(id, kind, title, areaCode, by);
    Thread.ofVirtual().name("job-" + kind).start(() -> run(id, kind, work));
  }

  /** Work that is done where it is asked for, and shown as a job all the same. */
  @FunctionalInterface
  public interface WorkHere<T> {
    T run(UUID job, Progress progress) throws Exception;
  }

  /**
   * Does work on the caller's thread, for the command line: others see how far it is, and that it
   * broke off.
   *
   * @param shown is told the progress too
   */
  public <T> T runHere(
      String kind, String title, @Nullable String areaCode, Progress shown, WorkHere<T> work)
      throws Exception {
    UUID id = Ids.next();
    add(id, kind, title, areaCode, null);
    Meter meter = new Meter(id);
    Thread pulse = Thread.ofVirtual().name("job-pulse").start(meter::beat);
    try {
      T result = work.run(id, new Both(meter, shown));
      end(id, meter, "done", result, null);
      return result;
    } catch (Refusal refusal) {
      end(id, meter, "failed", null, body(refusal.problem(), refusal.values()));
      throw refusal;
    } catch (Exception problem) {
      end(id, meter, "failed", null, body(Problem.INTERNAL, Map.of("reference", id.toString())));
      throw problem;
    } finally {
      pulse.interrupt();
    }
  }

  private record Both(Progress first, Progress second) implements Progress {
    @Override
    public void total(long total) {
      first.total(total);
      second.total(total);
    }

    @Override
    public void done(long done) {
      first.done(done);
      second.done(done);
    }
  }

  private void add(
      UUID id, String kind, String title, @Nullable String areaCode, @Nullable UUID by) {
    jdbc.sql(
            """
            insert into job (id, kind, state, title, area_code, started_by, created_at, started_at, heartbeat_at)
            values (:id, :kind, 'running', :title, :area, :by, :at, :at, :at)
            """)
        .param("id", id)
        .param("kind", kind)
        .param("title", title)
        .param("area", areaCode)
        .param("by", by)
        .param("at", jurisdiction.now().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** One job, if there is one with this id. */
  public Optional<Job> find(UUID id) {
    return jdbc.sql(
            """
            select id, kind, state, title, started_by, created_at, ended_at, total, done,
                   result::text as result, problem::text as problem
            from job
            where id = :id
            """)
        .param("id", id)
        .query(this::job)
        .optional();
  }

  /** The newest jobs somebody started. */
  public List<Job> startedBy(UUID account, int limit) {
    return jdbc.sql(
            """
            select id, kind, state, title, started_by, created_at, ended_at, total, done,
                   result::text as result, problem::text as problem
            from job
            where started_by = :by
            order by created_at desc
            limit :limit
            """)
        .param("by", account)
        .param("limit", limit)
        .query(this::job)
        .list();
  }

  /** Marks jobs as failed whose node has not been heard of for a minute. */
  public int sweep() {
    return sweep(jurisdiction.now().minusSeconds(60));
  }

  private int sweep(Instant silentSince) {
    return jdbc.sql(
            """
            update job
            set state = 'failed', ended_at = :now, problem = cast(:problem as jsonb)
            where state in ('waiting', 'running') and heartbeat_at < :silent
            """)
        .param("now", jurisdiction.now().atOffset(ZoneOffset.UTC))
        .param("silent", silentSince.atOffset(ZoneOffset.UTC))
        .param("problem", json.writeValueAsString(body(Problem.BROKEN_OFF, Map.of())))
        .update();
  }

  /** Has the timer look for broken work, on one node at a time. */
  @Configuration(proxyBeanMethods = false)
  static class Timer {
    @Bean
    RecurringTask<Void> jobSweeping(Jobs jobs) {
      return Tasks.recurring("job-sweeping", FixedDelay.of(Duration.ofSeconds(20)))
          .execute((instance, context) -> jobs.sweep());
    }

    /**
     * Whoever starts the database of a directory is alone with it: work that was under way before
     * died with the program that did it.
     */
    @Bean
    ApplicationListener<ApplicationStartedEvent> jobsLeftBehind(
        Jobs jobs, Jurisdiction jurisdiction, ObjectProvider<EmbeddedPostgres> ownDatabase) {
      Instant began = jurisdiction.now();
      return event -> ownDatabase.ifAvailable(own -> jobs.sweep(began));
    }
  }

  private Job job(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    String result = row.getString("result");
    String problem = row.getString("problem");
    java.sql.Timestamp ended = row.getTimestamp("ended_at");
    return new Job(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getString("state"),
        row.getString("title"),
        row.getObject("started_by", UUID.class),
        row.getTimestamp("created_at").toInstant(),
        ended == null ? null : ended.toInstant(),
        row.getObject("total", Long.class),
        row.getLong("done"),
        result == null ? null : json.readTree(result),
        problem == null ? null : json.readTree(problem));
  }

  private void run(UUID id, String kind, Work work) {
    Meter meter = new Meter(id);
    Thread pulse = Thread.ofVirtual().name("job-pulse").start(meter::beat);
    try {
      Object result = work.run(meter);
      end(id, meter, "done", result, null);
    } catch (Refusal refusal) {
      end(id, meter, "failed", null, body(refusal.problem(), refusal.values()));
    } catch (Exception problem) {
      LOG.error("job {} of kind {} failed", id, kind, problem);
      end(id, meter, "failed", null, body(Problem.INTERNAL, Map.of("reference", id.toString())));
    } finally {
      pulse.interrupt();
    }
  }

  private Map<String, ProblemBody> body(Problem problem, Map<String, Object> values) {
    return Map.of(
        "zh", ProblemBody.of(problem, values, Locale.CHINA),
        "en", ProblemBody.of(problem, values, Locale.ENGLISH));
  }

  private void end(
      UUID id, Meter meter, String state, @Nullable Object result, @Nullable Object problem) {
    jdbc.sql(
            """
            update job
            set state = :state, total = :total, done = :done, ended_at = :at, result = cast(:result as jsonb), problem = cast(:problem as jsonb)
            where id = :id
            """)
        .param("id", id)
        .param("state", state)
        .param("total", meter.total < 0 ? null : meter.total)
        .param("done", meter.done.get())
        .param("at", jurisdiction.now().atOffset(ZoneOffset.UTC))
        .param("result", result == null ? null : json.writeValueAsString(result))
        .param("problem", problem == null ? null : json.writeValueAsString(problem))
        .update();
  }

  /** Keeps the row of a running job up to date. */
  private final class Meter implements Progress {
    private final UUID id;
    private final AtomicLong done = new AtomicLong();
    private volatile long total = -1;
    private volatile long writtenAt;

    Meter(UUID id) {
      this.id = id;
    }

    @Override
    public void total(long amount) {
      total = amount;
      write();
    }

    @Override
    public void done(long amount) {
      done.set(amount);
      if (System.nanoTime() - writtenAt > WRITE_EVERY_NANOS) {
        write();
      }
    }

    void beat() {
      try {
        while (true) {
          Thread.sleep(10_000);
          write();
        }
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
    }

    /**
     * Called from the working thread, whose transaction must not hide the progress; hence a thread
     * of its own.
     */
    void write() {
      writtenAt = System.nanoTime();
      Thread.ofVirtual().start(this::writeNow);
    }

    private void writeNow() {
      jdbc.sql(
              """
              update job
              set total = :total, done = :done, heartbeat_at = :at
              where id = :id and state = 'running'
              """)
          .param("id", id)
          .param("total", total < 0 ? null : total)
          .param("done", done.get())
          .param("at", jurisdiction.now().atOffset(ZoneOffset.UTC))
          .update();
    }
  }
}
