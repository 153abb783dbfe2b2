package org.koumen.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.koumen.registry.CareColour;
import org.koumen.registry.NewCare;

/**
 * Chooses who is under care in a village, exactly as many as the place says, and writes their
 * marks, needs and plans.
 */
final class CareGiver {

  private static final Map<CareColour, Integer> REVIEW_EVERY =
      Map.of(CareColour.RED, 30, CareColour.YELLOW, 90, CareColour.GREEN, 180);

  private static final int MOST_CHECKS = 6;

  private record Candidate(
      MadeHousehold household, @Nullable MadePerson person, String category, double key) {}

  private final Lives lives;
  private final Draw draw;
  private final LocalDate today;
  private final Function<String, String> workerOf;

  /**
   * @param workerOf the name of who works in a grid
   */
  CareGiver(Lives lives, Draw draw, LocalDate today, Function<String, String> workerOf) {
    this.lives = lives;
    this.draw = draw;
    this.today = today;
    this.workerOf = workerOf;
  }

  /** The care of each household that has any. */
  Map<UUID, NewCare> care(List<MadeHousehold> households, int people, int wholeHouseholds) {
    List<MadeHousehold> homes =
        households.stream()
            .filter(one -> one.state().equals("present"))
            .filter(one -> one.kind().equals("family") || one.kind().equals("tenant"))
            .toList();
    List<Candidate> persons = new ArrayList<>();
    List<Candidate> wholes = new ArrayList<>();
    for (MadeHousehold home : homes) {
      home.people().stream()
          .filter(person -> !person.away())
          .forEach(person -> personal(persons, home, person));
      whole(wholes, home);
    }
    Map<UUID, List<Candidate>> chosen = new HashMap<>();
    Set<UUID> seen = new HashSet<>();
    take(persons, people, chosen, candidate -> idOf(candidate.person()), seen);
    take(wholes, wholeHouseholds, chosen, candidate -> candidate.household().id(), seen);
    Map<UUID, NewCare> care = new HashMap<>();
    for (MadeHousehold home : homes) {
      List<Candidate> listed = chosen.getOrDefault(home.id(), List.of());
      if (!listed.isEmpty()) {
        care.put(home.id(), listed(home, listed));
      } else if (draw.chance(0.012)) {
        care.put(home.id(), watched(home));
      }
    }
    return care;
  }

  private static UUID idOf(@Nullable MadePerson person) {
    if (person == null) {
      throw new IllegalArgumentException("a listing of a person names the person");
    }
    return person.id();
  }

  /** The likeliest first, each person or household once. */
  private static void take(
      List<Candidate> candidates,
      int number,
      Map<UUID, List<Candidate>> chosen,
      Function<Candidate, UUID> whom,
      Set<UUID> seen) {
    candidates.sort(Comparator.comparingDouble(Candidate::key).reversed());
    int left = number;
    for (Candidate candidate : candidates) {
      if (left > 0 && seen.add(whom.apply(candidate))) {
        chosen.computeIfAbsent(candidate.household().id(), id -> new ArrayList<>()).add(candidate);
        left--;
      }
    }
    if (left > 0) {
      throw new IllegalStateException("too few people to put under care: " + left + " missing");
    }
  }

  private void personal(List<Candidate> all, MadeHousehold home, MadePerson person) {
    int age = Ages.on(today, person.bornOn());
    boolean alone = home.people().size() == 1;
    boolean withElders = home.people().stream().allMatch(one -> isElderOrGrandchild(one));
    boolean singleParent = isSingleParent(home);
    offer(all, home, person, "独居老人", alone && age >= 65 ? 6 : 0);
    offer(all, home, person, "高龄老人", age >= 80 ? 3 : 0);
    offer(all, home, person, "失能老人", age >= 75 ? 0.6 : 0);
    offer(all, home, person, "残疾人", age >= 6 && age < 80 ? 0.035 : 0);
    offer(all, home, person, "大病患者", age >= 40 ? 0.04 : 0);
    offer(all, home, person, "困境儿童", singleParent && age < 16 ? 0.5 : 0);
    offer(all, home, person, "留守儿童", withElders && age < 16 && !alone ? 3 : 0);
    offer(all, home, person, "优抚对象", person.sex() == Sex.MALE && age >= 42 ? 0.03 : 0);
    offer(all, home, person, "失业人员", "待业".equals(person.work()) ? 1 : 0);
  }

  private void whole(List<Candidate> all, MadeHousehold home) {
    int youngest =
        home.people().stream().mapToInt(one -> Ages.on(today, one.bornOn())).min().orElse(0);
    boolean jobless = home.people().stream().anyMatch(one -> "待业".equals(one.work()));
    int size = home.people().size();
    offer(all, home, null, "低保户", jobless ? 0.5 : 0.04);
    offer(all, home, null, "特困户", size == 1 && youngest >= 60 ? 0.25 : 0);
    offer(all, home, null, "支出型困难户", 0.02);
    offer(all, home, null, "空巢老人户", size == 2 && youngest >= 70 ? 2 : 0);
    offer(all, home, null, "残疾人家庭", size > 1 ? 0.02 : 0);
    offer(all, home, null, "单亲困难家庭", isSingleParent(home) && youngest < 16 ? 1.5 : 0);
    offer(all, home, null, "失独家庭", size == 2 && youngest >= 55 && youngest < 75 ? 0.04 : 0);
    offer(all, home, null, "住房困难户", 0.012);
  }

  /** Weighted choice without putting back: the highest keys win. */
  private void offer(
      List<Candidate> all,
      MadeHousehold home,
      @Nullable MadePerson person,
      String category,
      double weight) {
    if (weight > 0) {
      all.add(new Candidate(home, person, category, Math.log(draw.fraction()) / weight));
    }
  }

  private static boolean isElderOrGrandchild(MadePerson person) {
    return person.relation().equals("grandchild")
        || person.relation().equals("head")
        || person.relation().equals("spouse");
  }

  private boolean isSingleParent(MadeHousehold home) {
    return home.people().stream().anyMatch(one -> one.relation().equals("child"))
        && home.people().stream()
            .allMatch(one -> one.relation().equals("child") || one.relation().equals("head"));
  }

  private NewCare listed(MadeHousehold home, List<Candidate> candidates) {
    String worker = workerOf.apply(home.grid());
    List<NewCare.Listing> listings = new ArrayList<>();
    List<NewCare.Need> needs = new ArrayList<>();
    LocalDate first = today;
    for (Candidate candidate : candidates) {
      MadePerson person = candidate.person();
      Lives.Care told = told(candidate);
      UUID whom = person == null ? null : person.id();
      LocalDate since = since(home, person);
      first = since.isBefore(first) ? since : first;
      listings.add(new NewCare.Listing(whom, told.category(), told.reason(), worker, since));
      if (draw.chance(0.6)) {
        String[] need =
            draw.chance(0.5) ? new String[] {told.needKind(), told.need()} : lives.need(draw);
        needs.add(new NewCare.Need(whom, need[0], need[1], worker, draw.day(since, today)));
      }
    }
    CareColour colour =
        List.of(CareColour.RED, CareColour.YELLOW, CareColour.GREEN)
            .get(draw.weighted(0.12, 0.38, 0.5));
    return new NewCare(
        List.of(mark(colour, worker, first)),
        listings,
        needs,
        List.of(plan(told(candidates.getFirst()), colour, worker, first)));
  }

  private Lives.Care told(Candidate candidate) {
    return candidate.person() == null
        ? lives.household(candidate.category())
        : lives.person(candidate.category());
  }

  /** A household nobody has listed, but somebody looks in on for a while. */
  private NewCare watched(MadeHousehold home) {
    String worker = workerOf.apply(home.grid());
    CareColour colour = draw.chance(0.4) ? CareColour.YELLOW : CareColour.GREEN;
    return new NewCare(
        List.of(mark(colour, worker, since(home, null))), List.of(), List.of(), List.of());
  }

  private LocalDate since(MadeHousehold home, @Nullable MadePerson person) {
    LocalDate known = person == null ? home.since() : person.since();
    LocalDate from = known.isAfter(today.minusMonths(20)) ? known : today.minusMonths(20);
    LocalDate to = today.minusDays(12);
    return from.isAfter(to) ? from : draw.day(from, to);
  }

  private NewCare.Mark mark(CareColour colour, String worker, LocalDate notBefore) {
    int every = REVIEW_EVERY.getOrDefault(colour, 90);
    LocalDate setOn = today.minusDays(draw.between(0, every - 1));
    setOn = setOn.isBefore(notBefore) ? notBefore : setOn;
    // Some reviews are a few days late, as everywhere.
    LocalDate reviewOn =
        draw.chance(0.07) ? today.minusDays(draw.between(1, 9)) : setOn.plusDays(every);
    LocalDate last = reviewOn.isBefore(setOn) ? setOn.plusDays(every) : reviewOn;
    return new NewCare.Mark(colour, lives.mark(colour.code(), draw), worker, setOn, last);
  }

  private NewCare.Plan plan(Lives.Care told, CareColour colour, String worker, LocalDate openedOn) {
    LocalDate dueOn = today.plusDays(draw.between(20, 240));
    int every = Math.max(7, REVIEW_EVERY.getOrDefault(colour, 90) / 3);
    List<NewCare.Step> steps = new ArrayList<>();
    double done = draw.fraction() * 0.9;
    int number = told.steps().size();
    for (int i = 0; i < number; i++) {
      boolean isDone = (i + 0.5) / number < done;
      long span = today.toEpochDay() - openedOn.toEpochDay();
      LocalDate doneOn = isDone ? openedOn.plusDays(span * (i + 1) / (number + 1)) : null;
      LocalDate stepDue =
          isDone
              ? doneOn
              : today.plusDays(draw.between(-6, 12) + 20L * (i - Math.round(done * number)));
      steps.add(new NewCare.Step(told.steps().get(i), stepDue, doneOn, isDone ? worker : null));
    }
    LocalDate nextCheck = today.plusDays(draw.between(-3, every));
    List<NewCare.Check> checks = new ArrayList<>();
    LocalDate checkedOn = nextCheck.minusDays(every);
    for (int i = 0; i < MOST_CHECKS && checkedOn.isAfter(openedOn); i++) {
      if (!checkedOn.isAfter(today)) {
        checks.add(new NewCare.Check(checkedOn, worker, lives.check(draw)));
      }
      checkedOn = checkedOn.minusDays(every);
    }
    return new NewCare.Plan(told.goal(), worker, openedOn, dueOn, every, nextCheck, steps, checks);
  }
}
