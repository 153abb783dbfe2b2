package org.koumen.registry.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.registry.IdentityNumber;
import org.koumen.registry.Sealing;

/** What is on file that the lines of one batch may mean, fetched at once. */
final class Known {
  private final Map<String, OnFile.Premises> premises = new HashMap<>();
  private final Map<UUID, List<OnFile.Household>> byPremises = new HashMap<>();
  private final Map<String, OnFile.Household> byNumber = new HashMap<>();
  private final Map<UUID, List<OnFile.Resident>> residents = new HashMap<>();
  private final Map<String, OnFile.Holder> holders = new HashMap<>();
  private final Map<IdentityNumber, byte[]> indexes = new HashMap<>();

  private Known() {}

  /** Nothing: for an area that had nothing when the run began. */
  static Known nothing() {
    return new Known();
  }

  /**
   * @param homes whether premises and households are looked for
   * @param people whether identity numbers are looked for
   */
  static Known fetch(
      OnFileTable table, Sealing sealing, List<IntakeLine> lines, boolean homes, boolean people) {
    Known known = new Known();
    if (homes) {
      known.fetchHomes(table, lines);
    }
    if (people) {
      known.fetchHolders(table, sealing, lines);
    }
    return known;
  }

  private void fetchHomes(OnFileTable table, List<IntakeLine> lines) {
    Set<List<String>> places = new LinkedHashSet<>();
    Set<List<String>> numbers = new LinkedHashSet<>();
    for (IntakeLine line : lines) {
      places.add(List.of(line.home().village(), line.home().key().value()));
      String number = line.house().number();
      if (number != null) {
        numbers.add(List.of(line.home().village(), number));
      }
    }
    for (OnFile.Premises found : table.premises(column(places, 0), column(places, 1))) {
      premises.put(key(found.area().substring(0, 12), found.key()), found);
    }
    List<OnFile.Premises> found = List.copyOf(premises.values());
    Map<UUID, OnFile.Household> all = new HashMap<>();
    if (!found.isEmpty()) {
      table
          .householdsAt(
              OnFileTable.texts(found, one -> one.area().substring(0, 6)),
              found.stream().map(OnFile.Premises::id).toArray(UUID[]::new))
          .forEach(household -> all.putIfAbsent(household.id(), household));
    }
    if (!numbers.isEmpty()) {
      for (OnFile.Household household :
          table.householdsNumbered(column(numbers, 0), column(numbers, 1))) {
        all.putIfAbsent(household.id(), household);
      }
    }
    Set<UUID> sorted = new HashSet<>();
    for (OnFile.Household household : all.values()) {
      String number = household.number();
      if (number != null) {
        byNumber.putIfAbsent(key(household.area().substring(0, 12), number), household);
      }
      if (sorted.add(household.id())) {
        byPremises.computeIfAbsent(household.premises(), id -> new ArrayList<>(1)).add(household);
      }
    }
    if (!all.isEmpty()) {
      List<OnFile.Household> households = List.copyOf(all.values());
      for (OnFile.Resident resident :
          table.residentsOf(
              OnFileTable.texts(households, one -> one.area().substring(0, 6)),
              households.stream().map(OnFile.Household::id).toArray(UUID[]::new))) {
        residents.computeIfAbsent(resident.household(), id -> new ArrayList<>(4)).add(resident);
      }
    }
  }

  private void fetchHolders(OnFileTable table, Sealing sealing, List<IntakeLine> lines) {
    for (IntakeLine line : lines) {
      IntakeLine.Person person = line.person();
      if (person != null && person.identity() != null) {
        indexes.put(person.identity(), sealing.indexOf(person.identity()));
      }
    }
    if (!indexes.isEmpty()) {
      for (OnFile.Holder holder : table.holders(indexes.values().toArray(byte[][]::new))) {
        holders.put(HexFormat.of().formatHex(holder.index()), holder);
      }
    }
  }

  Optional<OnFile.Premises> premises(String village, String addressKey) {
    return Optional.ofNullable(premises.get(key(village, addressKey)));
  }

  List<OnFile.Household> householdsAt(UUID id) {
    return byPremises.getOrDefault(id, List.of());
  }

  Optional<OnFile.Household> householdNumbered(String village, String number) {
    return Optional.ofNullable(byNumber.get(key(village, number)));
  }

  List<OnFile.Resident> residentsOf(UUID household) {
    return residents.getOrDefault(household, List.of());
  }

  Optional<OnFile.Holder> holder(IdentityNumber identity) {
    byte[] index = indexes.get(identity);
    return index == null
        ? Optional.empty()
        : Optional.ofNullable(holders.get(HexFormat.of().formatHex(index)));
  }

  /** The keyed hash of a number that stands in the batch; null when numbers were not looked for. */
  byte @Nullable [] index(IdentityNumber identity) {
    return indexes.get(identity);
  }

  private static String key(String village, String name) {
    return village + '\n' + name;
  }

  private static String[] column(Set<List<String>> pairs, int index) {
    return pairs.stream().map(pair -> pair.get(index)).toArray(String[]::new);
  }
}
