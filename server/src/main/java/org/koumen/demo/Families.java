package org.koumen.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Puts households together from the people a place has. Parents are 20 to 40 years older than their
 * children, grandparents as much older than the parents, nobody below twenty lives alone.
 */
final class Families {

  private static final int YOUNGEST_PARENT = 20;
  private static final int OLDEST_PARENT = 40;
  private static final int COMMON_PARENT = 27;
  private static final int OLDEST_CHILD_AT_HOME = 36;
  private static final int ADULT = 20;
  private static final double[] BELL = new double[100];

  static {
    for (int age = 0; age < BELL.length; age++) {
      double off = (age - COMMON_PARENT) / 6.0;
      BELL[age] = Math.exp(-off * off / 2);
    }
  }

  private final AgePool pool;
  private final Draw draw;
  private final LocalDate today;

  Families(AgePool pool, Draw draw, LocalDate today) {
    this.pool = pool;
    this.draw = draw;
    this.today = today;
  }

  /** A household of a size, its head first. */
  List<Member> household(int size) {
    List<FamilyShape> shapes = FamilyShape.ofSize(size);
    double[] weights = new double[shapes.size()];
    for (int i = 0; i < weights.length; i++) {
      FamilyShape shape = shapes.get(i);
      weights[i] =
          shape.share()
              * Math.pow(pool.pressure(10), shape.children())
              * Math.pow(pool.pressure(65), shape.parents() + 2.0 * shape.grandparents());
    }
    FamilyShape shape = shapes.get(draw.weighted(weights));
    List<Member> members = shape.skipped() ? grandparentsWithChildren(shape) : around(shape);
    members.sort(Comparator.comparing(member -> !member.relation().equals("head")));
    return members;
  }

  private List<Member> around(FamilyShape shape) {
    int from = ADULT + (shape.children() > 0 ? 2 : 0);
    int to = shape.children() > 0 ? 75 : shape.parents() > 0 ? 68 : Census.OLDEST;
    to = shape.grandparents() > 0 ? 45 : shape.shared() ? 40 : to;
    IntToDoubleFunction weight = age -> middleWeight(shape, age);
    AgePool.Somebody first = pool.takeAny(from, to, weight);
    Sex sex = first.sex();
    int age = first.age();
    int low = age;
    int high = age;
    // An elder at the head of three generations: the middle become child and child-in-law.
    boolean elderHead = shape.parents() > 0 && draw.chance(0.45);
    List<Member> members = new ArrayList<>();
    int line = sex == Sex.MALE ? 0 : 1;
    members.add(member(elderHead ? "child" : "head", sex, age, line, draw.between(0, 364)));
    if (shape.middle() == 2) {
      int partner = partner(sex.other(), age, from, to);
      low = Math.min(age, partner);
      high = Math.max(age, partner);
      members.add(
          member(
              elderHead ? "child_in_law" : "spouse",
              sex.other(),
              partner,
              1 - line,
              draw.between(0, 364)));
    }
    children(members, shape.children(), elderHead ? "grandchild" : "child", low, high);
    int oldestParent = age + YOUNGEST_PARENT;
    if (shape.parents() > 0) {
      oldestParent = parents(members, shape, age, line, elderHead);
    }
    others(members, shape, age, line, elderHead, oldestParent);
    return members;
  }

  /** What is left of the children, parents or flatmates that would come with somebody this old. */
  private double middleWeight(FamilyShape shape, int age) {
    double weight = 1;
    if (shape.children() > 0) {
      double sum = 0;
      for (int child = Math.max(0, age - OLDEST_PARENT);
          child <= Math.min(age - YOUNGEST_PARENT, OLDEST_CHILD_AT_HOME);
          child++) {
        sum += pool.left(child) * bell(age - child) * (child >= 25 ? 0.4 : 1);
      }
      weight *= sum;
    }
    if (shape.parents() > 0) {
      double sum = 0;
      for (int parent = age + YOUNGEST_PARENT; parent <= age + OLDEST_PARENT; parent++) {
        sum += parent > Census.OLDEST ? 0 : pool.left(parent) * bell(parent - age);
      }
      weight *= sum;
    }
    return weight;
  }

  /** How common it is to become a parent at an age. */
  private static double bell(int parentsAge) {
    return BELL[Math.clamp(parentsAge, 0, BELL.length - 1)];
  }

  private int partner(Sex sex, int age, int from, int to) {
    int usual = sex == Sex.FEMALE ? -2 : 2;
    return pool.take(
        sex,
        Math.max(from, age - 5),
        Math.min(to, age + 5),
        other -> Math.exp(-Math.pow((other - age - usual) / 3.0, 2) / 2));
  }

  private void children(
      List<Member> members, int number, String relation, int youngerParent, int olderParent) {
    int from = Math.max(0, olderParent - OLDEST_PARENT);
    int to = Math.min(youngerParent - YOUNGEST_PARENT, OLDEST_CHILD_AT_HOME);
    // Births of one year around one season, so that brothers and sisters are far enough apart.
    int season = draw.between(40, 324);
    List<Integer> ages = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      IntToDoubleFunction weight =
          age ->
              bell(youngerParent - age)
                  * (age >= 25 ? 0.4 : 1)
                  * (ages.contains(age) ? 0.02 : 1)
                  * (ages.isEmpty() ? 1 : Math.exp(-Math.abs(age - ages.getFirst()) / 6.0));
      AgePool.Somebody child = pool.takeAny(from, to, weight);
      Sex sex = child.sex();
      int age = child.age();
      int day = ages.contains(age) ? season : season + draw.between(-40, 40);
      if (ages.contains(age)) {
        // Twins: the first one's day.
        LocalDate born =
            members.stream()
                .filter(one -> one.relation().equals(relation) && age(one) == age)
                .findFirst()
                .orElseThrow()
                .bornOn();
        members.add(new Member(relation, sex, born, 0));
      } else {
        members.add(member(relation, sex, age, 0, day));
      }
      ages.add(age);
    }
  }

  private int parents(
      List<Member> members, FamilyShape shape, int age, int line, boolean elderHead) {
    int from = age + YOUNGEST_PARENT;
    int to = Math.min(age + OLDEST_PARENT, Census.OLDEST);
    AgePool.Somebody parent =
        shape.parents() == 2
            ? new AgePool.Somebody(Sex.MALE, pool.take(Sex.MALE, from, to, old -> bell(old - age)))
            : pool.takeAny(from, to, old -> bell(old - age));
    Sex sex = parent.sex();
    int first = parent.age();
    int oldest = first;
    members.add(
        member(
            elderHead ? "head" : "parent",
            sex,
            first,
            sex == Sex.MALE ? line : Member.OWN_LINE,
            draw.between(0, 364)));
    if (shape.parents() == 2) {
      int second = partner(Sex.FEMALE, first, from, to);
      oldest = Math.max(first, second);
      members.add(
          member(
              elderHead ? "spouse" : "parent",
              Sex.FEMALE,
              second,
              Member.OWN_LINE,
              draw.between(0, 364)));
    }
    for (int i = 0; i < shape.grandparents(); i++) {
      int low = oldest + YOUNGEST_PARENT;
      Sex grand = i == 0 ? Sex.FEMALE : Sex.MALE;
      int grandAge = pool.take(grand, low, oldest + OLDEST_PARENT, one -> 1);
      members.add(
          member(
              elderHead ? "parent" : "grandparent",
              grand,
              grandAge,
              grand == Sex.MALE ? line : Member.OWN_LINE,
              draw.between(0, 364)));
    }
    return oldest;
  }

  private void others(
      List<Member> members, FamilyShape shape, int age, int line, boolean elderHead, int parent) {
    boolean kin = !shape.shared();
    for (int i = 0; i < shape.others(); i++) {
      int from = Math.max(ADULT, kin ? Math.max(age - 9, parent - OLDEST_PARENT) : age - 6);
      int to = kin && shape.parents() > 0 ? Math.min(age + 9, youngest(members) - 20) : age + 7;
      AgePool.Somebody other = pool.takeAny(from, Math.max(from, to), any -> 1);
      String relation = kin ? (elderHead ? "child" : "sibling") : "not_kin";
      members.add(
          member(
              relation,
              other.sex(),
              other.age(),
              kin ? line : Member.OWN_LINE,
              draw.between(0, 364)));
    }
  }

  /** The age of the younger one of the middle's parents. */
  private int youngest(List<Member> members) {
    boolean elderHead =
        members.stream().anyMatch(one -> one.relation().equals("child_in_law"))
            || members.getFirst().relation().equals("child");
    return members.stream()
        .filter(
            one ->
                elderHead
                    ? one.relation().equals("head") || one.relation().equals("spouse")
                    : one.relation().equals("parent"))
        .mapToInt(this::age)
        .min()
        .orElseThrow();
  }

  private List<Member> grandparentsWithChildren(FamilyShape shape) {
    int from = 50;
    int to = 78;
    AgePool.Somebody elder = pool.takeAny(from, to, any -> 1);
    Sex sex = elder.sex();
    int age = elder.age();
    int line = sex == Sex.MALE ? 0 : 1;
    List<Member> members = new ArrayList<>();
    members.add(member("head", sex, age, line, draw.between(0, 364)));
    int older = age;
    int younger = age;
    if (shape.middle() == 2) {
      int partner = partner(sex.other(), age, from, to);
      older = Math.max(age, partner);
      younger = Math.min(age, partner);
      members.add(member("spouse", sex.other(), partner, 1 - line, draw.between(0, 364)));
    }
    int low = Math.max(0, older - 2 * OLDEST_PARENT);
    int high = Math.clamp(younger - 2L * YOUNGEST_PARENT - 4, 0, 17);
    for (int i = 0; i < shape.children(); i++) {
      AgePool.Somebody child = pool.takeAny(low, high, any -> 1);
      members.add(member("grandchild", child.sex(), child.age(), 0, draw.between(0, 364)));
    }
    return members;
  }

  private Member member(String relation, Sex sex, int age, int line, int daysOlder) {
    return new Member(relation, sex, today.minusYears(age).minusDays(daysOlder), line);
  }

  private int age(Member member) {
    return Ages.on(today, member.bornOn());
  }
}
