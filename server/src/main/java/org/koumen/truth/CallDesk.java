package org.koumen.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.area.AreaDesk;
import org.koumen.chain.ChainDesk;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Settings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks those who were drawn, and reckons what they said. */
@Service
public class CallDesk {
  private static final Set<Answer> OF_VISITS =
      EnumSet.of(
          Answer.CONFIRMED,
          Answer.NOT_CONFIRMED,
          Answer.NOT_REMEMBERED,
          Answer.REFUSED,
          Answer.NO_ANSWER);
  private static final Set<Answer> OF_SURVEYS =
      EnumSet.of(Answer.ANSWERED, Answer.REFUSED, Answer.NO_ANSWER);

  private final SampleTable samples;
  private final SampleDesk desk;
  private final DrawTable draws;
  private final TryRecords records;
  private final ChainDesk chain;
  private final AreaDesk areas;
  private final Settings settings;
  private final Jurisdiction jurisdiction;

  CallDesk(
      SampleTable samples,
      SampleDesk desk,
      DrawTable draws,
      TryRecords records,
      ChainDesk chain,
      AreaDesk areas,
      Settings settings,
      Jurisdiction jurisdiction) {
    this.samples = samples;
    this.desk = desk;
    this.draws = draws;
    this.records = records;
    this.chain = chain;
    this.areas = areas;
    this.settings = settings;
    this.jurisdiction = jurisdiction;
  }

  /** Somebody to ask, with what was tried so far. */
  public record CallRow(
      String county,
      UUID id,
      String areaCode,
      @Nullable String areaName,
      int position,
      UUID householdId,
      String address,
      @Nullable String headName,
      @Nullable Instant visitedAt,
      @Nullable String outcome,
      @Nullable String visitorName,
      String state,
      int tries,
      boolean own,
      boolean triedToday,
      List<DrawTable.TryRow> history) {}

  /** Those drawn, in the order of the draw. */
  @Transactional(readOnly = true)
  public List<CallRow> calls(Sample sample, Scope scope, Actor actor) {
    Map<UUID, List<DrawTable.TryRow>> tries = draws.tries(sample.county(), sample.id(), scope);
    List<DrawTable.Call> calls = draws.calls(sample.county(), sample.id(), scope, self(actor));
    Map<String, String> names = areas.of(calls.stream().map(DrawTable.Call::areaCode).toList());
    LocalDate today = jurisdiction.today();
    return calls.stream()
        .map(
            call ->
                new CallRow(
                    call.county(),
                    call.id(),
                    call.areaCode(),
                    names.get(call.areaCode()),
                    call.position(),
                    call.householdId(),
                    call.address(),
                    call.headName(),
                    call.visitedAt(),
                    call.outcome(),
                    call.visitorName(),
                    call.state(),
                    call.tries(),
                    call.own(),
                    today.equals(call.lastTryOn()),
                    tries.getOrDefault(call.id(), List.of())))
        .toList();
  }

  /** Under which ids somebody's visits may stand. */
  private static List<UUID> self(Actor actor) {
    List<UUID> self = new ArrayList<>(List.of(actor.accountId()));
    actor.staffId().ifPresent(self::add);
    return self;
  }

  /** What came of it. */
  public enum Told {
    DONE,
    NOT_FOUND,
    /** One's own visit is confirmed by somebody else. */
    OWN_VISIT,
    /** The sample is not drawn yet, is closed, or this household has answered. */
    NOT_OPEN,
    /** A second try in vain on one day tells nothing new. */
    SAME_DAY,
    /** The answer does not fit the kind of sample, or its number of questions. */
    UNFIT
  }

  /**
   * What somebody learned.
   *
   * @param id made by the page; the same id again changes nothing
   * @param way phone or visit
   * @param answers of a survey, one for each question; null where it was left out
   */
  public record Said(
      UUID id, Answer outcome, Way way, @Nullable String words, List<Boolean> answers) {}

  /** Writes down what somebody learned from a household that was drawn. */
  @Transactional
  public Told tell(String county, UUID id, UUID drawId, Said said, Scope scope, Actor actor) {
    Optional<Sample> found =
        samples.hold(county, id).filter(sample -> scope.covers(sample.areaCode()));
    Optional<DrawTable.Held> held = found.flatMap(it -> draws.hold(county, id, drawId));
    if (found.isEmpty() || held.isEmpty()) {
      return Told.NOT_FOUND;
    }
    Sample sample = found.get();
    DrawTable.Held drawn = held.get();
    boolean visits = sample.kind() == Sample.Kind.VISITS;
    if (drawn.visitorId() != null && self(actor).contains(drawn.visitorId())) {
      return Told.OWN_VISIT;
    }
    if (!(visits ? OF_VISITS : OF_SURVEYS).contains(said.outcome())
        || (said.outcome() == Answer.ANSWERED
            && said.answers().size() != sample.questions().size())) {
      return Told.UNFIT;
    }
    if (sample.state() != Sample.State.DRAWN || !drawn.state().equals("open")) {
      return Told.NOT_OPEN;
    }
    LocalDate today = jurisdiction.today();
    boolean inVain = said.outcome() == Answer.NO_ANSWER;
    if (inVain && today.equals(drawn.lastTryOn())) {
      return Told.SAME_DAY;
    }
    boolean fresh =
        draws.insertTry(
            county,
            drawn,
            new DrawTable.Try(
                said.id(),
                said.outcome(),
                said.way(),
                said.words(),
                said.answers(),
                jurisdiction.now(),
                actor.accountId(),
                actor.name()));
    if (!fresh) {
      return Told.DONE;
    }
    chain.append(records, county, List.of(said.id()));
    int tries = drawn.tries() + 1;
    boolean givenUp = inVain && tries >= sample.tries();
    draws.move(
        county,
        drawn.id(),
        inVain ? givenUp ? "not_reached" : "open" : said.outcome().code(),
        tries,
        today);
    if (givenUp || said.outcome() == Answer.REFUSED) {
      desk.replace(sample);
    }
    return Told.DONE;
  }

  /** What a sample says so far. */
  @Transactional(readOnly = true)
  public Result result(Sample sample) {
    int digits =
        switch (sample.areaCode().length()) {
          case 6 -> 9;
          case 9 -> 12;
          default -> 15;
        };
    int fewest = settings.get(TruthSettings.SETTING).fewest();
    Map<String, Map<String, Integer>> parts = new TreeMap<>();
    Map<String, Integer> all = new HashMap<>();
    for (DrawTable.Standing one : draws.standings(sample.county(), sample.id(), digits)) {
      all.merge(one.state(), one.count(), Integer::sum);
      parts
          .computeIfAbsent(one.part(), part -> new HashMap<>())
          .merge(one.state(), one.count(), Integer::sum);
    }
    boolean visits = sample.kind() == Sample.Kind.VISITS;
    int answered = answered(all);
    int confirmed = all.getOrDefault("confirmed", 0);
    int silent = all.getOrDefault("refused", 0) + all.getOrDefault("not_reached", 0);
    boolean tells = visits && answered > 0;
    Map<String, String> names = areas.of(parts.keySet());
    return new Result(
        sum(all),
        answered,
        confirmed,
        all.getOrDefault("not_confirmed", 0),
        all.getOrDefault("not_remembered", 0),
        all.getOrDefault("refused", 0),
        all.getOrDefault("not_reached", 0),
        all.getOrDefault("open", 0),
        tells ? Share.of(confirmed, answered, sample.population(), sample.confidence()) : null,
        tells ? (Double) ((double) confirmed / (answered + silent)) : null,
        tells ? (Double) ((double) (confirmed + silent) / (answered + silent)) : null,
        visits ? List.of() : questions(sample),
        parts.entrySet().stream()
            .map(
                part ->
                    new Result.Part(
                        part.getKey(),
                        names.get(part.getKey()),
                        sum(part.getValue()),
                        answered(part.getValue()),
                        visits && answered(part.getValue()) >= fewest
                            ? Share.of(
                                part.getValue().getOrDefault("confirmed", 0),
                                answered(part.getValue()),
                                Integer.MAX_VALUE,
                                sample.confidence())
                            : null))
            .toList());
  }

  private List<Result.Question> questions(Sample sample) {
    List<List<Boolean>> answers = draws.answers(sample.county(), sample.id());
    List<Result.Question> questions = new ArrayList<>();
    for (int n = 0; n < sample.questions().size(); n++) {
      int at = n;
      List<Boolean> one =
          answers.stream().map(it -> it.get(at)).filter(java.util.Objects::nonNull).toList();
      questions.add(
          new Result.Question(
              sample.questions().get(n),
              one.isEmpty()
                  ? null
                  : Share.of(
                      (int) one.stream().filter(yes -> yes).count(),
                      one.size(),
                      sample.population(),
                      sample.confidence())));
    }
    return questions;
  }

  private static int answered(Map<String, Integer> standing) {
    return standing.getOrDefault("confirmed", 0)
        + standing.getOrDefault("not_confirmed", 0)
        + standing.getOrDefault("not_remembered", 0)
        + standing.getOrDefault("answered", 0);
  }

  private static int sum(Map<String, Integer> standing) {
    return standing.values().stream().mapToInt(Integer::intValue).sum();
  }
}
