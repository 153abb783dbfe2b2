package org.koumen.access;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.koumen.platform.Jobs;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The long work one has started oneself. */
@RestController
@RequestMapping("/api/jobs")
class JobEndpoint {
  private static final Duration LOOK_EVERY = Duration.ofMillis(300);
  private static final Duration LONGEST = Duration.ofHours(2);

  private final Jobs jobs;

  JobEndpoint(Jobs jobs) {
    this.jobs = jobs;
  }

  @SignedIn("only jobs of one's own")
  @GetMapping
  List<Jobs.Job> mine(Actor actor) {
    return jobs.startedBy(actor.accountId(), 20);
  }

  @SignedIn("only jobs of one's own")
  @GetMapping("/{id}")
  Jobs.Job job(@PathVariable UUID id, Actor actor) {
    return jobs.find(id)
        .filter(job -> actor.accountId().equals(job.startedBy()))
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /** Server-sent events: the job as it stands, whenever it has moved, until it ends. */
  @SignedIn("only jobs of one's own")
  @GetMapping(path = "/{id}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter progress(@PathVariable UUID id, Actor actor) {
    Jobs.Job first = job(id, actor);
    SseEmitter stream = new SseEmitter(LONGEST.toMillis());
    Thread.ofVirtual().name("job-stream").start(() -> follow(first, stream));
    return stream;
  }

  private void follow(Jobs.Job first, SseEmitter stream) {
    Jobs.Job shown = first;
    try {
      stream.send(SseEmitter.event().data(shown));
      while (!shown.ended()) {
        Thread.sleep(LOOK_EVERY);
        Jobs.Job now = jobs.find(first.id()).orElseThrow();
        if (!now.equals(shown)) {
          stream.send(SseEmitter.event().data(now));
        }
        shown = now;
      }
      stream.complete();
    } catch (IOException gone) {
      stream.complete();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      stream.complete();
    } catch (RuntimeException problem) {
      stream.completeWithError(problem);
    }
  }
}
