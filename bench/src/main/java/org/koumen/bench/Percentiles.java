package org.koumen.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long each of many questions took.
 *
 * @param median half took no longer
 * @param high 95 of 100 took no longer
 * @param highest 99 of 100 took no longer
 */
record Percentiles(Duration median, Duration high, Duration highest) {

  /** One question, answered with a number so that nobody optimises the work away. */
  @FunctionalInterface
  interface Question<T> {
    /** Asks it. */
    int ask(T about) throws Exception;
  }

  /** Asks about each subject twice and times the second round. */
  static <T> Percentiles of(List<T> subjects, Question<T> question) throws Exception {
    return of(subjects, subjects, question);
  }

  /** Asks about some subjects to warm up, and times the questions about others. */
  static <T> Percentiles of(List<T> first, List<T> subjects, Question<T> question)
      throws Exception {
    long answers = 0;
    for (T subject : first) {
      answers += question.ask(subject);
    }
    List<Duration> times = new ArrayList<>();
    for (T subject : subjects) {
      long began = System.nanoTime();
      answers += question.ask(subject);
      times.add(Duration.ofNanos(System.nanoTime() - began));
    }
    if (answers < 0) {
      throw new IllegalStateException("answers do not count below nothing");
    }
    return of(times);
  }

  /** Of times taken elsewhere. */
  static Percentiles of(List<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    return new Percentiles(
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 95 / 100),
        sorted.get(sorted.size() * 99 / 100));
  }
}
