package org.koumen.calendar;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
    LocalDate last = workingDays().after(jurisdiction.dayOf(begin), workingDays);
    return last.atTime(settings.get(OfficeHours.SETTING).closes())
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
