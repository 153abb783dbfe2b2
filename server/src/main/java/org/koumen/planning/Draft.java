package org.koumen.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaLevel;

/**
 * Turns households and people into a task of numbers, and its solution back into who goes where.
 */
final class Draft {
  /** Below this part of an even share nobody shall come out. */
  private static final double LEAST = 0.8;

  private static final int VILLAGE_DIGITS = AreaLevel.VILLAGE.digits();

  private final Demand demand;
  private final List<Person> people;
  private final Ground ground;
  private final Map<UUID, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> languages = new HashMap<>();
  private final Task task;

  /**
   * @param room households that each person can still be given
   * @param even whether all shall come out with nearly the same part of their room
   * @param seats of people whose patch is known, in metres
   */
  Draft(
      Demand demand,
      List<Person> people,
      int[] room,
      boolean even,
      Ground ground,
      Map<UUID, double[]> seats,
      Map<String, Set<String>> needs,
      Weights weights) {
    this.demand = demand;
    this.people = people;
    this.ground = ground;
    for (int p = 0; p < people.size(); p++) {
      numbers.put(people.get(p).id(), p);
    }
    Task.Groups groups = groups(needs.keySet());
    int[] least = new int[people.size()];
    if (even) {
      double all = Math.max(1, Arrays.stream(room).sum());
      for (int p = 0; p < room.length; p++) {
        least[p] = (int) (LEAST * Math.min(1, demand.households() / all) * room[p]);
      }
    }
    Map<String, Integer> skills = new HashMap<>();
    long[] wanted = new long[villages.size()];
    villages.forEach(
        (village, number) -> wanted[number] = bits(needs.getOrDefault(village, Set.of()), skills));
    double[] east = new double[people.size()];
    double[] north = new double[people.size()];
    long[] spoken = new long[people.size()];
    long[] known = new long[people.size()];
    for (int p = 0; p < people.size(); p++) {
      spoken[p] = knownBits(people.get(p).languages(), languages);
      known[p] = knownBits(people.get(p).skills(), skills);
    }
    seat(groups, room, seats, east, north);
    this.task =
        new Task(
            groups, new Task.Visitors(east, north, least, room, spoken, known), wanted, weights);
  }

  private final Map<String, Integer> villages = new LinkedHashMap<>();

  Task task() {
    return task;
  }

  private Task.Groups groups(Set<String> villagesWithNeeds) {
    int count = demand.groups();
    double[] east = new double[count];
    double[] north = new double[count];
    int[] language = new int[count];
    int[] last = new int[count];
    int[] village = new int[count];
    villages.put("", 0);
    for (int g = 0; g < count; g++) {
      east[g] = ground.east(demand.longitude(g));
      north[g] = ground.north(demand.latitude(g));
      String spoken = demand.languageOf(g);
      language[g] =
          spoken == null || (languages.size() >= Long.SIZE && !languages.containsKey(spoken))
              ? -1
              : languages.computeIfAbsent(spoken, one -> languages.size());
      UUID before = demand.lastOf(g);
      last[g] = before == null ? -1 : numbers.getOrDefault(before, -1);
      String area = demand.areaOf(g);
      String code = area.length() < VILLAGE_DIGITS ? "" : area.substring(0, VILLAGE_DIGITS);
      village[g] =
          villagesWithNeeds.contains(code)
              ? villages.computeIfAbsent(code, one -> villages.size())
              : 0;
    }
    return new Task.Groups(east, north, demand.sizes(), language, last, village);
  }

  private static long bits(Set<String> words, Map<String, Integer> numbers) {
    long bits = 0;
    for (String word : words) {
      if (numbers.size() < Long.SIZE || numbers.containsKey(word)) {
        bits |= 1L << numbers.computeIfAbsent(word, one -> numbers.size());
      }
    }
    return bits;
  }

  private static long knownBits(List<String> words, Map<String, Integer> numbers) {
    long bits = 0;
    for (String word : words) {
      Integer number = numbers.get(word);
      bits |= number == null ? 0 : 1L << number;
    }
    return bits;
  }

  /**
   * Everybody's seat: where their patch was; else in the area of their post, shared with others of
   * the same post; else where households are left over, a unit's people side by side.
   */
  private void seat(
      Task.Groups groups, int[] room, Map<UUID, double[]> known, double[] east, double[] north) {
    Seats seats = new Seats(groups.east(), groups.north(), groups.households());
    Seats.Usher usher =
        (visitor, atEast, atNorth) -> {
          east[visitor] = atEast;
          north[visitor] = atNorth;
        };
    TreeMap<String, List<Seats.Guest>> byPlace = new TreeMap<>();
    List<Seats.Guest> free = new ArrayList<>();
    int[] byArea = inOrderOfAreas();
    int[] left = groups.households().clone();
    for (int p = 0; p < people.size(); p++) {
      double[] before = known.get(people.get(p).id());
      String place = people.get(p).place();
      if (before != null) {
        usher.seat(p, before[0], before[1]);
      } else if (place != null && within(byArea, place).length > 0) {
        byPlace.computeIfAbsent(place, one -> new ArrayList<>()).add(guest(p, room));
      } else {
        free.add(guest(p, room));
      }
    }
    byPlace.forEach(
        (place, guests) -> {
          int[] places = within(byArea, place);
          seats.seat(places, guests, usher);
          take(left, places, guests.stream().mapToInt(Seats.Guest::room).sum());
        });
    free.sort(
        Comparator.comparing((Seats.Guest guest) -> unitOf(guest.visitor()))
            .thenComparing(guest -> people.get(guest.visitor()).id()));
    boolean some = Arrays.stream(left).anyMatch(households -> households > 0);
    int[] all = IntStream.range(0, groups.count()).toArray();
    Seats rest = some ? new Seats(groups.east(), groups.north(), left) : seats;
    rest.seat(
        some ? Arrays.stream(all).filter(place -> left[place] > 0).toArray() : all, free, usher);
  }

  private String unitOf(int person) {
    UUID unit = people.get(person).unitId();
    return unit == null ? "" : unit.toString();
  }

  private static Seats.Guest guest(int person, int[] room) {
    return new Seats.Guest(person, room[person]);
  }

  /** Takes so many households off, from all places alike. */
  private static void take(int[] left, int[] places, int room) {
    long there = Arrays.stream(places).mapToLong(place -> left[place]).sum();
    double stay = there == 0 ? 0 : Math.max(0, 1 - (double) room / there);
    double carried = 0;
    for (int place : places) {
      carried += left[place] * stay;
      left[place] = (int) carried;
      carried -= left[place];
    }
  }

  private int[] inOrderOfAreas() {
    return IntStream.range(0, demand.groups())
        .boxed()
        .sorted(Comparator.comparing(demand::areaOf).thenComparing(group -> group))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The groups of an area and beneath it. */
  private int[] within(int[] byArea, String area) {
    String end = AreaCode.of(area).range().to();
    int from = firstNotBefore(byArea, area);
    return Arrays.copyOfRange(byArea, from, Math.max(from, firstNotBefore(byArea, end)));
  }

  private int firstNotBefore(int[] byArea, String area) {
    int low = 0;
    int high = byArea.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (demand.areaOf(byArea[middle]).compareTo(area) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The same task with everybody in the middle of what they were given. */
  static Task recentred(Task task, Assigned assigned) {
    double[] east = task.visitors().east().clone();
    double[] north = task.visitors().north().clone();
    Map<Integer, List<Integer>> shares = new HashMap<>();
    for (int i = 0; i < assigned.group().length; i++) {
      shares.computeIfAbsent(assigned.visitor()[i], one -> new ArrayList<>()).add(i);
    }
    Seats seats =
        new Seats(task.groups().east(), task.groups().north(), task.groups().households());
    shares.forEach(
        (visitor, own) -> {
          int[] places = own.stream().mapToInt(i -> assigned.group()[i]).toArray();
          int[] weights = own.stream().mapToInt(i -> assigned.households()[i]).toArray();
          double[] middle = seats.middle(places, weights);
          east[visitor] = middle[0];
          north[visitor] = middle[1];
        });
    return task.at(east, north);
  }

  /** Somebody's seat as longitude and latitude. */
  double[] seatOf(Task solved, int person) {
    return new double[] {
      ground.longitude(solved.visitors().east()[person]),
      ground.latitude(solved.visitors().north()[person])
    };
  }

  /** By household, the number of its visitor; -1 for nobody. */
  int[] visitors(Assigned assigned) {
    int[][] queue = new int[demand.groups()][];
    for (int i = 0; i < assigned.group().length; i++) {
      int group = assigned.group()[i];
      int[] share = {assigned.visitor()[i], assigned.households()[i]};
      queue[group] = queue[group] == null ? share : joined(queue[group], share);
    }
    int[] taken = new int[demand.groups()];
    int[] visitors = new int[demand.households()];
    for (int h = 0; h < visitors.length; h++) {
      int group = demand.groupOf(h);
      visitors[h] = next(queue[group], taken[group]++);
    }
    return visitors;
  }

  private static int[] joined(int[] first, int[] second) {
    int[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static int next(int @Nullable [] shares, int order) {
    int passed = order;
    for (int i = 0; shares != null && i < shares.length; i += 2) {
      if (passed < shares[i + 1]) {
        return shares[i];
      }
      passed -= shares[i + 1];
    }
    return -1;
  }

  /** How many buildings that one person has room for are shared by several all the same. */
  int splitBuildings(int[] visitors) {
    Map<String, Integer> first = new HashMap<>();
    Map<String, Integer> sizes = new HashMap<>();
    Map<String, Boolean> split = new HashMap<>();
    for (int h = 0; h < visitors.length; h++) {
      String building = demand.buildingOf(demand.groupOf(h));
      sizes.merge(building, 1, Integer::sum);
      Integer before = first.putIfAbsent(building, visitors[h]);
      if (before != null && before != visitors[h]) {
        split.put(building, true);
      }
    }
    int most = Arrays.stream(task.visitors().most()).max().orElse(0);
    return (int)
        split.keySet().stream().filter(building -> sizes.getOrDefault(building, 0) <= most).count();
  }
}
