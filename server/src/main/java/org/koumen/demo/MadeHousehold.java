package org.koumen.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.koumen.registry.NewCare;

/**
 * An invented household with all that its file holds on the day of the world; the head is the first
 * of the people.
 *
 * @param grid the grid its home lies in
 * @param use of the premises, knowing who lives there
 * @param number on the contact card
 * @param doubles people written down here by mistake, who belong to another household
 * @param happenings of the past year, in order; the people are as they are after them
 */
record MadeHousehold(
    UUID id,
    String grid,
    Home home,
    String use,
    String number,
    String kind,
    String state,
    LocalDate since,
    List<MadePerson> people,
    List<MadePerson> doubles,
    NewCare care,
    List<Happening> happenings) {

  MadeHousehold {
    people = List.copyOf(people);
    doubles = List.copyOf(doubles);
    happenings = List.copyOf(happenings);
  }

  /** Who lived here when the past year began, as they were then; the head first. */
  List<MadePerson> peopleAtFirst() {
    List<MadePerson> then = new ArrayList<>(people);
    for (Happening happening : happenings) {
      switch (happening) {
        case Happening.Born born -> then.removeIf(one -> one.id().equals(born.child()));
        case Happening.Died died -> then.add(died.who());
        case Happening.Left left -> then.add(left.who());
        case Happening.Worked worked ->
            then.replaceAll(
                one ->
                    one.id().equals(worked.who()) ? one.with(one.school(), worked.before()) : one);
        case Happening.Learned learned ->
            then.replaceAll(
                one ->
                    one.id().equals(learned.who()) ? one.with(learned.before(), one.work()) : one);
        case Happening.Married married -> then.add(married.who());
        case Happening.WentOver went -> then.add(went.who());
        case Happening.CameOver came -> then.removeIf(one -> one.id().equals(came.who()));
        case Happening.SplitOff split -> then.addAll(split.who());
        case Happening.CameToBe cameToBe -> then.clear();
        case Happening.Ailed ailed -> {}
        case Happening.Marked marked -> {}
      }
    }
    return then;
  }

  /** The care for it when the past year began. */
  NewCare careAtFirst() {
    return happenings.stream()
        .flatMap(one -> one instanceof Happening.Marked marked ? Stream.of(marked) : Stream.empty())
        .findFirst()
        .map(
            marked ->
                new NewCare(List.of(marked.before()), care.listings(), care.needs(), care.plans()))
        .orElse(care);
  }

  /** Whether it was there when the past year began. */
  boolean isOld() {
    return happenings.stream().noneMatch(Happening.CameToBe.class::isInstance);
  }

  String county() {
    return grid.substring(0, 6);
  }

  MadePerson head() {
    return people.getFirst();
  }

  /** A home somebody lives in, not a shop, a dormitory or a place that stands empty. */
  boolean isLivedIn() {
    return state.equals("present") && (kind.equals("family") || kind.equals("tenant"));
  }

  MadeHousehold with(NewCare given) {
    return new MadeHousehold(
        id, grid, home, use, number, kind, state, since, people, doubles, given, happenings);
  }

  MadeHousehold with(List<Happening> told) {
    return new MadeHousehold(
        id, grid, home, use, number, kind, state, since, people, doubles, care, told);
  }

  MadeHousehold withDouble(MadePerson again) {
    return new MadeHousehold(
        id, grid, home, use, number, kind, state, since, people, List.of(again), care, happenings);
  }
}
