package org.koumen.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Seal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is to leave the house. Messages are put in with what they tell of, in one transaction, and
 * sent afterwards by whichever node takes them; a claim that ends by itself keeps two from sending
 * one at once, and gives back what a killed sender had.
 */
@Component
class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  /** How many gateways are spoken to at once. */
  private static final int SENDERS = 4;

  /** Longer than any gateway is waited for. */
  static final Duration CLAIM = Duration.ofMinutes(1);

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** So often may a gateway say no to one message. */
  static final int MOST_REFUSALS = 8;

  /** A text about a burst pipe helps nobody a week later; a person decides then. */
  static final Duration MOST_WAITING = Duration.ofDays(7);

  /** After so many failures in a row a gateway is left in peace until the next round. */
  private static final int FAILURES_IN_A_ROW = 3;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final OutboxTable table;
  private final Map<Channel.Kind, Channel> channels = new EnumMap<>(Channel.Kind.class);
  private final Seal seal;
  private final JsonMapper json;
  private final Jurisdiction jurisdiction;

  Outbox(
      OutboxTable table,
      List<Channel> channels,
      Seal seal,
      JsonMapper json,
      Jurisdiction jurisdiction) {
    this.table = table;
    channels.forEach(channel -> this.channels.put(channel.kind(), channel));
    this.seal = seal;
    this.json = json;
    this.jurisdiction = jurisdiction;
  }

  /** Whether the jurisdiction has set a way up. */
  boolean isOn(Channel.Kind kind) {
    return channel(kind).isOn();
  }

  private Channel channel(Channel.Kind kind) {
    return java.util.Objects.requireNonNull(channels.get(kind));
  }

  /** Puts a message in, in the caller's transaction; nothing when the way is not set up. */
  void put(Channel.Kind kind, Optional<String> target, Notice notice, Instant at) {
    if (!isOn(kind) || !channel(kind).takes(notice.kind())) {
      return;
    }
    table.put(
        Ids.next(),
        kind,
        notice.kind(),
        notice.about().number(),
        target.map(seal::seal).orElse(null),
        seal.seal(json.writeValueAsString(OutboxMessage.of(notice, at))),
        at,
        at.plus(MOST_WAITING));
  }

  /**
   * Sends what is due; returns when nothing is left that can be sent now.
   *
   * @return how many went out
   */
  int sendDue() {
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Round round = new Round(pool);
      List<Future<?>> senders = new ArrayList<>();
      for (int n = 0; n < SENDERS; n++) {
        Runnable sender = round::send;
        senders.add(pool.submit(sender));
      }
      for (Future<?> sender : senders) {
        sender.get();
      }
      return round.sent.get();
    } catch (ExecutionException fault) {
      throw new IllegalStateException("the outbox cannot be read", fault.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** One round of several senders, with what they have learned about the gateways. */
  private final class Round {
    private final AtomicInteger sent = new AtomicInteger();
    private final Map<Channel.Kind, AtomicInteger> failures = new EnumMap<>(Channel.Kind.class);

    private final ExecutorService pool;

    Round(ExecutorService pool) {
      this.pool = pool;
      channels.keySet().forEach(kind -> failures.put(kind, new AtomicInteger()));
    }

    void send() {
      while (!Thread.currentThread().isInterrupted()) {
        List<Channel.Kind> open =
            channels.values().stream()
                .filter(Channel::isOn)
                .map(Channel::kind)
                .filter(kind -> failures(kind).get() < FAILURES_IN_A_ROW)
                .toList();
        Instant now = jurisdiction.now();
        Optional<OutboxTable.Claimed> claimed =
            open.isEmpty() ? Optional.empty() : table.claim(open, now, now.plus(CLAIM));
        if (claimed.isEmpty()) {
          return;
        }
        send(claimed.get());
      }
    }

    private void send(OutboxTable.Claimed claimed) {
      Channel.Outcome outcome;
      try {
        outcome =
            within(
                claimed.channel(),
                claimed.id(),
                claimed.target() == null ? "" : seal.open(claimed.target()),
                json.readValue(seal.open(claimed.message()), OutboxMessage.class));
      } catch (RuntimeException fault) {
        // No message of the exception: it may quote the text or the number.
        LOG.warn("message {} could not be sent: {}", claimed.id(), fault.getClass().getName());
        outcome = new Channel.Outcome.Refused("fault");
      }
      Instant now = jurisdiction.now();
      switch (outcome) {
        case Channel.Outcome.Sent done -> {
          failures(claimed.channel()).set(0);
          sent.incrementAndGet();
          table.sent(claimed.id(), now);
        }
        case Channel.Outcome.Refused(String why) -> {
          failures(claimed.channel()).set(0);
          notNow(claimed, claimed.refusals() + 1, why, now);
        }
        case Channel.Outcome.NotNow(String why) -> {
          failures(claimed.channel()).incrementAndGet();
          notNow(claimed, claimed.refusals(), why, now);
        }
      }
    }

    /** A gateway that drips its answer is left before the claim ends. */
    private Channel.Outcome within(
        Channel.Kind kind, UUID id, String target, OutboxMessage message) {
      Future<Channel.Outcome> answer = pool.submit(() -> channel(kind).send(id, target, message));
      try {
        return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException slow) {
        return new Channel.Outcome.NotNow("timeout");
      } catch (ExecutionException fault) {
        throw new IllegalStateException(fault.getCause());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new Channel.Outcome.NotNow("stopped");
      } finally {
        answer.cancel(true);
      }
    }

    private AtomicInteger failures(Channel.Kind kind) {
      return java.util.Objects.requireNonNull(failures.get(kind));
    }
  }

  private void notNow(OutboxTable.Claimed claimed, int refusals, String why, Instant now) {
    boolean tooOld = claimed.giveUpAt().isBefore(now);
    if (refusals >= MOST_REFUSALS || tooOld) {
      table.park(claimed, refusals, why, now);
    } else {
      table.later(claimed, refusals, why, now.plus(pause(claimed.tries())));
    }
  }

  /** Twice as long each time, and never in step with others. */
  static Duration pause(int tries) {
    long doubled = FIRST_PAUSE.toMillis() << Math.min(20, Math.max(0, tries - 1));
    long millis = Math.min(LONGEST_PAUSE.toMillis(), doubled);
    return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 5 + 1));
  }

  /** Has a message tried again at once, or all that are parked; answers how many. */
  int again(Optional<UUID> id) {
    Instant now = jurisdiction.now();
    return table.again(id.orElse(null), now, now.plus(MOST_WAITING));
  }
}
