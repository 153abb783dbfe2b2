package org.koumen.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.koumen.registry.CareColour;
import org.koumen.registry.NewCare;

/**
 * What happened in the past year between households of one village, so that it leads to how they
 * are now: some married into another home, parents moved from one child to the next, young families
 * set up a home of their own; and marks that were of another colour before.
 */
final class FamilyTies {

  /** Of the households: how many of each kind happened. */
  private static final double EACH = 0.0014;

  private static final double MARKS = 0.003;
  private static final Map<CareColour, CareColour> BEFORE =
      Map.of(
          CareColour.RED, CareColour.YELLOW,
          CareColour.YELLOW, CareColour.GREEN,
          CareColour.GREEN, CareColour.YELLOW);

  private final Lives lives;
  private final Draw draw;
  private final LocalDate today;
  private final LocalDate begin;

  FamilyTies(Lives lives, Draw draw, LocalDate today) {
    this.lives = lives;
    this.draw = draw;
    this.today = today;
    this.begin = DemoWorld.begin(today);
  }

  /** The same households with what happened between them. */
  List<MadeHousehold> tied(List<MadeHousehold> homes) {
    List<MadeHousehold> all = new ArrayList<>(homes);
    int each = (int) Math.round(homes.size() * EACH);
    pairs(all, each, this::isYoungCouple, this::isChildHomeOfSpouse, this::married);
    pairs(all, each, this::hasParent, this::isOtherChildOfParent, this::movedToOtherChild);
    pairs(all, each, this::isYoungFamily, this::isParentHomeOfHead, this::setUpHome);
    int marks = (int) Math.round(homes.size() * MARKS);
    for (int at = 0; at < all.size() && marks > 0; at++) {
      MadeHousehold home = all.get(at);
      if (wasMarkedLately(home)) {
        all.set(at, markedBefore(home));
        marks--;
      }
    }
    return all;
  }

  /** Makes something of one household and another that fits it. */
  private interface Tie {
    void between(List<MadeHousehold> all, int here, int there);
  }

  private void pairs(
      List<MadeHousehold> all,
      int number,
      Predicate<MadeHousehold> here,
      BiPredicate<MadeHousehold, MadeHousehold> there,
      Tie tie) {
    int left = number;
    int from = draw.between(0, all.size() - 1);
    for (int step = 0; step < all.size() && left > 0; step++) {
      int at = (from + step * 7) % all.size();
      MadeHousehold home = all.get(at);
      if (isQuiet(home) && here.test(home)) {
        List<Integer> fitting = new ArrayList<>();
        for (int other = 0; other < all.size(); other++) {
          MadeHousehold candidate = all.get(other);
          if (other != at && isQuiet(candidate) && there.test(home, candidate)) {
            fitting.add(other);
          }
        }
        if (!fitting.isEmpty()) {
          tie.between(all, at, draw.one(fitting));
          left--;
        }
      }
    }
  }

  /** A family that has lived there for long and of whom there is nothing else to tell. */
  private boolean isQuiet(MadeHousehold home) {
    return home.isLivedIn()
        && home.kind().equals("family")
        && home.since().isBefore(begin)
        && home.happenings().isEmpty()
        && home.doubles().isEmpty()
        && home.care().equals(NewCare.NONE);
  }

  private boolean isYoungCouple(MadeHousehold home) {
    return home.people().size() == 2
        && home.people().get(1).relation().equals("spouse")
        && home.people().stream().allMatch(one -> age(one) >= 23 && age(one) <= 36);
  }

  private boolean isChildHomeOfSpouse(MadeHousehold home, MadeHousehold parents) {
    return isParentOf(parents.head(), home.people().get(1));
  }

  private void married(List<MadeHousehold> all, int here, int there) {
    LocalDate on = recently();
    MadeHousehold home = all.get(here);
    MadeHousehold parents = all.get(there);
    MadePerson spouse = home.people().get(1);
    all.set(here, home.with(List.of(new Happening.CameOver(on, spouse.id()))));
    all.set(
        there,
        parents.with(
            List.of(new Happening.Married(on, before(spouse, "child", parents), home.id()))));
  }

  private boolean hasParent(MadeHousehold home) {
    return home.people().stream().anyMatch(this::isOldParent);
  }

  private boolean isOldParent(MadePerson person) {
    return person.relation().equals("parent") && age(person) >= 62;
  }

  private boolean isOtherChildOfParent(MadeHousehold home, MadeHousehold other) {
    return other.people().stream().noneMatch(one -> one.relation().equals("parent"))
        && isParentOf(parent(home), other.head());
  }

  private MadePerson parent(MadeHousehold home) {
    return home.people().stream().filter(this::isOldParent).findFirst().orElseThrow();
  }

  private void movedToOtherChild(List<MadeHousehold> all, int here, int there) {
    LocalDate on = recently();
    MadeHousehold home = all.get(here);
    MadeHousehold other = all.get(there);
    MadePerson parent = parent(home);
    all.set(here, home.with(List.of(new Happening.CameOver(on, parent.id()))));
    all.set(
        there,
        other.with(
            List.of(new Happening.WentOver(on, before(parent, "parent", other), home.id()))));
  }

  private boolean isYoungFamily(MadeHousehold home) {
    List<MadePerson> others = home.people().subList(1, home.people().size());
    return age(home.head()) <= 38
        && others.size() >= 1
        && others.getFirst().relation().equals("spouse")
        && others.stream().skip(1).allMatch(one -> one.relation().equals("child"))
        && home.people().stream().noneMatch(one -> one.bornOn().isAfter(begin));
  }

  private boolean isParentHomeOfHead(MadeHousehold home, MadeHousehold parents) {
    return isParentOf(parents.head(), home.head());
  }

  private void setUpHome(List<MadeHousehold> all, int here, int there) {
    LocalDate on = recently();
    MadeHousehold home = all.get(here);
    MadeHousehold parents = all.get(there);
    Map<String, String> then =
        Map.of("head", "child", "spouse", "child_in_law", "child", "grandchild");
    List<MadePerson> before =
        home.people().stream()
            .map(one -> before(one, then.getOrDefault(one.relation(), "other_kin"), parents))
            .toList();
    all.set(here, home.with(List.of(new Happening.CameToBe(on))));
    all.set(there, parents.with(List.of(new Happening.SplitOff(on, before, home))));
  }

  private boolean wasMarkedLately(MadeHousehold home) {
    return home.isLivedIn()
        && home.happenings().isEmpty()
        && home.since().isBefore(begin)
        && home.care().mark().stream()
            .anyMatch(mark -> mark.setOn().isAfter(begin.plusDays(20)) && isLater(mark));
  }

  private boolean isLater(NewCare.Mark mark) {
    return mark.setOn().isBefore(today) && mark.reviewOn().isAfter(mark.setOn());
  }

  private MadeHousehold markedBefore(MadeHousehold home) {
    NewCare.Mark mark = home.care().mark().getFirst();
    CareColour colour = BEFORE.getOrDefault(mark.colour(), CareColour.GREEN);
    LocalDate setOn = begin.minusDays(draw.between(1, 40));
    NewCare.Mark before =
        new NewCare.Mark(
            colour,
            lives.mark(colour.code(), draw),
            mark.setByName(),
            setOn.isBefore(home.since()) ? home.since() : setOn,
            mark.setOn());
    return home.with(List.of(new Happening.Marked(mark.setOn(), before)));
  }

  /** By age and name; nobody has asked them. */
  private boolean isParentOf(MadePerson parent, MadePerson child) {
    int older = age(parent) - age(child);
    boolean sameName =
        parent.sex() == Sex.FEMALE || parent.name().charAt(0) == child.name().charAt(0);
    return older >= 21 && older <= 38 && sameName;
  }

  private static MadePerson before(MadePerson person, String relation, MadeHousehold in) {
    return person.as(relation, in.since().isAfter(person.bornOn()) ? in.since() : person.bornOn());
  }

  private int age(MadePerson person) {
    return Ages.on(today, person.bornOn());
  }

  private LocalDate recently() {
    return draw.day(begin.plusDays(20), today.minusDays(2));
  }
}
