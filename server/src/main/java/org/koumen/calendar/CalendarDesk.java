package org.koumen.calendar;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.koumen.access.Actor;
import org.koumen.access.AuditLog;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Settings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Knows the working days of the place and when a term given in them ends. */
@Service
public class CalendarDesk {
  private final CalendarTable table;
  private final Jurisdiction jurisdiction;
  private final Settings settings;
  private final AuditLog audit;
  // A day set on another node holds here half a minute later; terms are counted in days.
  private final LoadingCache<Boolean, WorkingDays> known;

  CalendarDesk(CalendarTable table, Jurisdiction jurisdiction, Settings settings, AuditLog audit) {
    this.table = table;
    this.jurisdiction = jurisdiction;
    this.settings = settings;
    this.audit = audit;
    this.known =
        Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(30))
            .build(
                all ->
                    new WorkingDays(
                        table.days().stream()
                            .collect(Collectors.toMap(CalendarDay::day, CalendarDay::working))));
  }

  /** The working days as they are set now. */
  public WorkingDays workingDays() {
    return known.get(true);
  }

  /**
   * The moment a term ends: the close of offices on its last working day.
   *
   * @param begin when the term begins; its day does not count
   * @param workingDays length, at least 1
   */
  public Instant due(Instant begin, int workingDays) {
    return close(workingDays().after(jurisdiction.dayOf(begin), workingDays));
  }

  /**
   * The moment a term ends.
   *
   * @param begin when it begins
   */
  public Instant due(Instant begin, Term term) {
    return switch (term.unit()) {
      case MINUTES -> begin.plus(Duration.ofMinutes(term.count()));
      case HOURS -> begin.plus(Duration.ofHours(term.count()));
      case DAYS -> close(jurisdiction.dayOf(begin).plusDays(term.count()));
      case WORKING_DAYS -> due(begin, term.count());
    };
  }

  /**
   * The end of a term whose clock stood still for a while. Two pauses one after the other give the
   * same as one long pause.
   *
   * @param due when it would have ended
   * @param paused when the clock stopped
   * @param resumed when it went on, not before
   * @param working whether only working days count
   */
  public Instant shifted(Instant due, Instant paused, Instant resumed, boolean working) {
    if (!working) {
      return due.plus(Duration.between(paused, resumed));
    }
    WorkingDays days = workingDays();
    int stood = days.between(jurisdiction.dayOf(paused), jurisdiction.dayOf(resumed));
    if (stood == 0) {
      return due;
    }
    ZonedDateTime end = due.atZone(jurisdiction.zone());
    return days.after(end.toLocalDate(), stood)
        .atTime(end.toLocalTime())
        .atZone(jurisdiction.zone())
        .toInstant();
  }

  /** The moment itself on a working day, otherwise nine o'clock of the next one. */
  public Instant atWork(Instant moment) {
    LocalDate day = jurisdiction.dayOf(moment);
    return workingDays().isWorkingDay(day)
        ? moment
        : workingDays().after(day, 1).atTime(9, 0).atZone(jurisdiction.zone()).toInstant();
  }

  private Instant close(LocalDate day) {
    return day.atTime(settings.get(OfficeHours.SETTING).closes())
        .atZone(jurisdiction.zone())
        .toInstant();
  }

  /** The days of a year that break the rule of the week. */
  public List<CalendarDay> year(int year) {
    return table.days().stream().filter(day -> day.day().getYear() == year).toList();
  }

  /** Sets a day as worked or free for this place. */
  @Transactional
  public CalendarDay set(CalendarDay day, Actor by) {
    table.set(day, jurisdiction.now(), by.accountId());
    audit.add(
        by,
        "calendar.day-set",
        null,
        day.day().toString(),
        Map.of("working", day.working(), "source", day.source()));
    known.invalidateAll();
    return day;
  }
}
