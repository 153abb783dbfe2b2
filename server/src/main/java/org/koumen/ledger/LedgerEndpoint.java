package org.koumen.ledger;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger over HTTP. */
@RestController
@RequestMapping("/api/ledger")
class LedgerEndpoint {
  private static final int LONGEST_DAYS = 400;
  private static final int USUAL_DAYS = 30;

  private final LedgerDesk desk;
  private final LedgerRows rows;
  private final Jurisdiction jurisdiction;

  LedgerEndpoint(LedgerDesk desk, LedgerRows rows, Jurisdiction jurisdiction) {
    this.desk = desk;
    this.rows = rows;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Figures of an area, by the areas beneath it and by day.
   *
   * @param from first day; without it, the last 30 days
   * @param to last day; without it, today
   */
  @Needs(Permission.LEDGER_READ)
  @GetMapping
  LedgerPage figures(
      @RequestParam AreaCode area,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      Scope scope,
      Locale locale) {
    Period period = period(from, to);
    return desk.figures(scope, area, period.from(), period.to(), isChinese(locale))
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /** The rows behind a figure; in fewer words for whoever may see figures only. */
  @Needs(Permission.LEDGER_READ)
  @GetMapping("/rows")
  Rows<LedgerRow> rows(
      @RequestParam AreaCode area,
      @RequestParam String measure,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      Scope scope,
      Actor actor,
      Locale locale) {
    Period period = period(from, to);
    Measure counted = Measure.of(measure).orElseThrow(() -> Refusal.badInput("measure"));
    return rows.rows(
        scope,
        area,
        counted,
        period.from(),
        period.to(),
        Optional.ofNullable(after),
        limit,
        actor,
        isChinese(locale));
  }

  private record Period(LocalDate from, LocalDate to) {}

  private Period period(@Nullable LocalDate from, @Nullable LocalDate to) {
    LocalDate last = to == null ? jurisdiction.today() : to;
    LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1L) : from;
    if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) > LONGEST_DAYS) {
      throw Refusal.badInput("from");
    }
    return new Period(first, last);
  }

  private static boolean isChinese(Locale locale) {
    return !locale.getLanguage().equals("en");
  }
}
