package org.koumen.truth;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Settings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks for visits that do not look possible and puts them to a person. It changes no visit, no
 * figure and no right of anybody; searching again finds nothing twice.
 */
@Service
public class PatternSearch {
  /** Phones come late by up to a week. */
  private static final Duration LATELY = Duration.ofDays(8);

  private static final Duration COMPARED = Duration.ofDays(30);

  private final PatternTable table;
  private final FindingTable findings;
  private final Settings settings;
  private final Jurisdiction jurisdiction;

  PatternSearch(
      PatternTable table, FindingTable findings, Settings settings, Jurisdiction jurisdiction) {
    this.table = table;
    this.findings = findings;
    this.settings = settings;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Looks through the last days of every county where something came in.
   *
   * @return how many findings are new
   */
  public int searchLately() {
    Instant now = jurisdiction.now();
    int found = 0;
    for (String county : table.counties(now.minus(LATELY))) {
      found += search(county, now.minus(LATELY), now.plus(Duration.ofDays(1)));
    }
    return found;
  }

  /**
   * Looks through visits of one county.
   *
   * @return how many findings are new
   */
  @Transactional
  public int search(String county, Instant begin, Instant end) {
    TruthSettings rules = settings.get(TruthSettings.SETTING);
    String zone = jurisdiction.zone().getId();
    List<NewFinding> found = new ArrayList<>();
    byVisitorAndDay(table.bursts(county, begin, end, rules.visits(), rules.minutes()))
        .forEach(
            (key, visits) ->
                found.add(
                    finding(
                        Pattern.BURST,
                        key,
                        visits,
                        Map.of("visits", visits.size(), "minutes", minutes(visits)))));
    for (UUID visitor : table.visitors(county, begin, end)) {
      found.addAll(copies(county, visitor, end, rules));
    }
    each(found, Pattern.EMPTY, table.empty(county, begin, end, zone));
    each(found, Pattern.TOO_EARLY, table.tooEarly(county, begin, end, zone));
    each(found, Pattern.FUTURE, table.future(county, begin, end));
    int fresh = 0;
    for (NewFinding one : found) {
      fresh += findings.insert(county, one, jurisdiction.now()) ? 1 : 0;
    }
    return fresh;
  }

  /** A pattern as it was found. */
  record NewFinding(
      Pattern kind,
      String key,
      String areaCode,
      UUID visitorId,
      String visitorName,
      LocalDate day,
      List<UUID> visits,
      Map<String, Object> facts) {}

  private List<NewFinding> copies(String county, UUID visitor, Instant end, TruthSettings rules) {
    List<PatternTable.Seen> written = table.written(county, visitor, end.minus(COMPARED), end);
    List<NewFinding> found = new ArrayList<>();
    List<String> notes =
        written.stream().map(seen -> seen.note() == null ? "" : seen.note()).toList();
    for (List<Integer> group : Likeness.groups(notes, rules.alike())) {
      List<PatternTable.Seen> visits = group.stream().map(written::get).toList();
      long homes = visits.stream().map(PatternTable.Seen::householdId).distinct().count();
      if (homes >= rules.copies()) {
        found.add(
            finding(
                Pattern.COPIES,
                visitor + ":" + visits.getFirst().id(),
                visits,
                Map.of("visits", visits.size(), "households", homes)));
      }
    }
    return found;
  }

  private void each(List<NewFinding> found, Pattern kind, List<PatternTable.Seen> visits) {
    for (PatternTable.Seen visit : visits) {
      found.add(finding(kind, visit.id().toString(), List.of(visit), Map.of()));
    }
  }

  private NewFinding finding(
      Pattern kind, String key, List<PatternTable.Seen> visits, Map<String, Object> facts) {
    PatternTable.Seen first = visits.getFirst();
    return new NewFinding(
        kind,
        key,
        around(visits.stream().map(PatternTable.Seen::areaCode).toList()),
        first.visitorId(),
        first.visitorName(),
        jurisdiction.dayOf(first.visitedAt()),
        visits.stream().map(PatternTable.Seen::id).toList(),
        facts);
  }

  private Map<String, List<PatternTable.Seen>> byVisitorAndDay(List<PatternTable.Seen> visits) {
    Function<PatternTable.Seen, String> key =
        visit -> visit.visitorId() + ":" + jurisdiction.dayOf(visit.visitedAt());
    return visits.stream().collect(Collectors.groupingBy(key));
  }

  private static long minutes(List<PatternTable.Seen> visits) {
    return Math.max(
        1,
        Duration.between(visits.getFirst().visitedAt(), visits.getLast().visitedAt()).toMinutes());
  }

  /** The smallest area that holds them all. */
  private static String around(List<String> areas) {
    String common = areas.getFirst();
    for (String area : areas) {
      int same = 0;
      while (same < Math.min(common.length(), area.length())
          && common.charAt(same) == area.charAt(same)) {
        same++;
      }
      common = common.substring(0, same);
    }
    for (int digits : new int[] {18, 15, 12, 9}) {
      if (common.length() >= digits) {
        return common.substring(0, digits);
      }
    }
    return common.substring(0, Math.min(6, common.length()));
  }
}
