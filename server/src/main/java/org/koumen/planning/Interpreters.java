package org.koumen.planning;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Says who comes along where a visitor does not speak a household's language: the nearest of those
 * who take part, else somebody else who serves in the county.
 */
final class Interpreters {
  private final DemandTable table;
  private final String county;
  private final LocalDate today;
  private final List<Person> people;
  private final Task task;
  private final Map<String, SeatIndex> speakers = new HashMap<>();
  private final Map<String, Optional<UUID>> elsewhere = new HashMap<>();

  Interpreters(
      DemandTable table, String county, LocalDate today, List<Person> people, Task solved) {
    this.table = table;
    this.county = county;
    this.today = today;
    this.people = people;
    this.task = solved;
  }

  /** Whoever comes along to a group; null when nobody has to, or nobody can. */
  @Nullable UUID of(@Nullable String language, int group, int visitor) {
    if (language == null || people.get(visitor).languages().contains(language)) {
      return null;
    }
    SeatIndex index = speakers.computeIfAbsent(language, this::index);
    int[] nearest = index.nearest(task.groups().east()[group], task.groups().north()[group], 1);
    return nearest.length > 0
        ? people.get(nearest[0]).id()
        : elsewhere
            .computeIfAbsent(language, one -> table.speaker(county, one, today))
            .orElse(null);
  }

  private SeatIndex index(String language) {
    return new SeatIndex(
        task.visitors().east(),
        task.visitors().north(),
        IntStream.range(0, people.size())
            .filter(p -> people.get(p).languages().contains(language))
            .toArray());
  }
}
