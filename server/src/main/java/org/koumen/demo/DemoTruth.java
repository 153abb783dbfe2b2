package org.koumen.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.chain.DaySealer;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Settings;
import org.koumen.truth.Answer;
import org.koumen.truth.CallDesk;
import org.koumen.truth.Decision;
import org.koumen.truth.FindingDesk;
import org.koumen.truth.PatternSearch;
import org.koumen.truth.Sample;
import org.koumen.truth.SampleDesk;
import org.koumen.truth.TruthSettings;
import org.koumen.truth.Way;
import org.koumen.visit.NewVisit;
import org.koumen.visit.Outcome;
import org.koumen.visit.VisitDesk;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Seals the days that are over, has two samples drawn and asked, and lets somebody write down
 * thirteen visits in nine minutes; within the caller's transaction.
 */
@Component
@Profile("demo | test")
class DemoTruth {
  private static final Scope EVERYWHERE = Scope.wholeSystemWithoutAPerson();
  private static final int COMMITTED_DAYS_AGO = 9;
  private static final int HASTY = 13;

  private final DaySealer sealer;
  private final SampleDesk samples;
  private final CallDesk calls;
  private final PatternSearch patterns;
  private final FindingDesk findings;
  private final VisitDesk visits;
  private final Settings settings;
  private final Jurisdiction jurisdiction;

  DemoTruth(
      DaySealer sealer,
      SampleDesk samples,
      CallDesk calls,
      PatternSearch patterns,
      FindingDesk findings,
      VisitDesk visits,
      Settings settings,
      Jurisdiction jurisdiction) {
    this.sealer = sealer;
    this.samples = samples;
    this.calls = calls;
    this.patterns = patterns;
    this.findings = findings;
    this.visits = visits;
    this.settings = settings;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Plays it.
   *
   * @param people by login
   */
  void play(DemoWorld world, List<MadeHousehold> households, Map<String, Actor> people) {
    Draw draw = world.draw("truth");
    LocalDate day = world.today().minusDays(COMMITTED_DAYS_AGO);
    Actor desk = person(people, "county");
    List<MadeHousehold> homes =
        households.stream()
            .filter(MadeHousehold::isOld)
            .filter(home -> home.grid().startsWith(Places.DONGXING + "003"))
            .limit(HASTY)
            .toList();
    hasty(homes, day.minusDays(3), person(people, "grid3"));
    List<Sample> made = new ArrayList<>();
    at(
        day,
        17,
        () -> {
          sealer.sealAll();
          made.add(commit(Sample.Kind.VISITS, day, 50, "十一月走访回访", List.of(), desk));
          made.add(
              commit(
                  Sample.Kind.HOUSEHOLDS,
                  day,
                  80,
                  "走访工作满意度",
                  settings.get(TruthSettings.QUESTIONS).lines(),
                  desk));
        });
    at(
        day.plusDays(1),
        8,
        () -> {
          sealer.sealAll();
          samples.drawDue();
        });
    made.forEach(sample -> ask(sample, day, person(people, "community"), draw));
    sealer.sealAll();
    var unused =
        patterns.search(
            DemoAccounts.COUNTY,
            jurisdiction.now().minus(java.time.Duration.ofDays(31)),
            jurisdiction.now());
    explain(person(people, "grid3"), desk);
  }

  private Sample commit(
      Sample.Kind kind,
      LocalDate day,
      int margin,
      String title,
      List<String> questions,
      Actor desk) {
    SampleDesk.Made made =
        samples.commit(
            new SampleDesk.Wanted(
                AreaCode.of(Places.DONGXING),
                kind,
                day.minusDays(30),
                day.minusDays(1),
                margin,
                95),
            title,
            3,
            questions,
            EVERYWHERE,
            desk);
    if (made instanceof SampleDesk.Made.Committed(Sample sample)) {
      return sample;
    }
    throw new IllegalStateException("no sample: " + made);
  }

  /** Most are asked within a week; some are still to be asked. */
  private void ask(Sample sample, LocalDate day, Actor caller, Draw draw) {
    Sample drawn = samples.find(sample.county(), sample.id(), EVERYWHERE).orElseThrow();
    int left = drawn.size() * 9 / 10;
    for (CallDesk.CallRow call : calls.calls(drawn, EVERYWHERE, caller)) {
      if (left-- == 0) {
        return;
      }
      if (call.own()) {
        continue;
      }
      boolean survey = sample.kind() != Sample.Kind.VISITS;
      int kind = draw.weighted(0.9, 0.02, 0.02, 0.015, 0.045);
      Answer answer =
          switch (kind) {
            case 0 -> survey ? Answer.ANSWERED : Answer.CONFIRMED;
            case 1 -> survey ? Answer.ANSWERED : Answer.NOT_CONFIRMED;
            case 2 -> survey ? Answer.ANSWERED : Answer.NOT_REMEMBERED;
            case 3 -> Answer.REFUSED;
            default -> Answer.NO_ANSWER;
          };
      for (int times = answer == Answer.NO_ANSWER ? 3 : 1; times > 0; times--) {
        List<@Nullable Boolean> answers = new ArrayList<>();
        if (answer == Answer.ANSWERED) {
          answers.add(draw.chance(0.97));
          answers.add(draw.chance(0.9));
          answers.add(draw.chance(0.94));
        }
        CallDesk.Said said =
            new CallDesk.Said(
                Ids.next(),
                answer,
                Way.PHONE,
                answer == Answer.NOT_CONFIRMED ? "住户说当天没有人来过" : null,
                answers);
        at(
            day.plusDays(2L + times),
            10,
            () -> {
              CallDesk.Told told =
                  calls.tell(sample.county(), sample.id(), call.id(), said, EVERYWHERE, caller);
              if (told != CallDesk.Told.DONE) {
                throw new IllegalStateException("an answer was refused: " + told);
              }
            });
      }
    }
  }

  private void hasty(List<MadeHousehold> homes, LocalDate day, Actor worker) {
    Instant begin = day.atTime(16, 2).atZone(jurisdiction.zone()).toInstant();
    for (int n = 0; n < homes.size(); n++) {
      MadeHousehold home = homes.get(n);
      Instant at = begin.plusSeconds(40L * n);
      UUID id = Ids.next();
      DemoClock.at(
          at.plusSeconds(20),
          () -> {
            NewVisit visit =
                new NewVisit(
                    id,
                    home.county(),
                    home.id(),
                    Outcome.MET,
                    Optional.of("发放取暖补贴告知单，住户已知晓，家中用电用气情况正常。"),
                    at,
                    Optional.empty());
            if (!(visits.record(visit, EVERYWHERE, worker) instanceof VisitDesk.Recorded.Done)) {
              throw new IllegalStateException("a visit was refused");
            }
          });
    }
  }

  /** One of the two was explained and looked at; the other waits. */
  private void explain(Actor worker, Actor desk) {
    List<FindingDesk.FindingRow> mine = findings.mine(worker);
    if (mine.isEmpty()) {
      return;
    }
    FindingDesk.FindingRow one = mine.getFirst();
    var answered = findings.answer(one.county(), one.id(), "当天在单元门口集中发告知单，住户排队签收，逐户补记的。", worker);
    var decided =
        findings.decide(
            one.county(),
            one.id(),
            Decision.EXPLAINED.code(),
            "已看签收单，属集中办理；以后集中办理不记作入户走访。",
            EVERYWHERE,
            desk);
    if (answered != FindingDesk.Told.DONE || decided != FindingDesk.Told.DONE) {
      throw new IllegalStateException("a finding was refused");
    }
  }

  private static Actor person(Map<String, Actor> people, String login) {
    Actor actor = people.get(login);
    if (actor == null) {
      throw new IllegalStateException("nobody is " + login);
    }
    return actor;
  }

  private void at(LocalDate day, int hour, Runnable what) {
    DemoClock.at(day.atTime(hour, 0).atZone(jurisdiction.zone()).toInstant(), what);
  }
}
