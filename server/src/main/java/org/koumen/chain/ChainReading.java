package org.koumen.chain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Component;

/** Reads sealed days with what their records hold now. */
@Component
class ChainReading {
  private final ChainTable table;
  private final Map<String, ChainSource> sources;
  private final Jurisdiction jurisdiction;

  ChainReading(ChainTable table, List<ChainSource> sources, Jurisdiction jurisdiction) {
    this.table = table;
    this.sources = sources.stream().collect(Collectors.toMap(ChainSource::kind, it -> it));
    this.jurisdiction = jurisdiction;
  }

  /** The kind of records with this name. */
  Optional<ChainSource> source(String kind) {
    return Optional.ofNullable(sources.get(kind));
  }

  /**
   * A leaf with its record.
   *
   * @param content null when there is none, or none that may be told
   * @param erased whether the chain knows of a lawful erasure
   */
  record Entry(Leaf leaf, @Nullable String content, boolean erased) {}

  /** The leaves of a seal in their order. */
  List<Entry> entries(ChainSeal seal) {
    List<Leaf> leaves = table.leaves(seal.county(), seal.number());
    Set<UUID> erased =
        table.erased(
            seal.county(), leaves.stream().filter(it -> it.salt() == null).map(Leaf::id).toList());
    Map<String, Map<UUID, String>> contents = new HashMap<>();
    leaves.stream()
        .collect(Collectors.groupingBy(Leaf::kind))
        .forEach(
            (kind, some) ->
                source(kind)
                    .ifPresent(
                        it ->
                            contents.put(
                                kind,
                                contents(
                                    it,
                                    seal.county(),
                                    some.stream().map(Leaf::subjectId).toList()))));
    List<Entry> entries = new ArrayList<>();
    for (Leaf leaf : leaves) {
      boolean gone = erased.contains(leaf.id());
      String content = contents.getOrDefault(leaf.kind(), Map.of()).get(leaf.subjectId());
      entries.add(new Entry(leaf, gone ? null : content, gone));
    }
    return entries;
  }

  /** What moved with its area lies in another county now. */
  private static Map<UUID, String> contents(ChainSource source, String county, List<UUID> ids) {
    Map<UUID, String> here = new HashMap<>(source.contents(Optional.of(county), ids));
    List<UUID> elsewhere = ids.stream().filter(id -> !here.containsKey(id)).toList();
    if (!elsewhere.isEmpty()) {
      here.putAll(source.contents(Optional.empty(), elsewhere));
    }
    return here;
  }

  /** A record that stands in no leaf. */
  record Stray(String kind, UUID id) {}

  /** Records said to be learned on some days that the chain knows nothing of. */
  List<Stray> strays(String county, LocalDate from, LocalDate to) {
    Instant begin = from.atStartOfDay(jurisdiction.zone()).toInstant();
    Instant end = to.plusDays(1).atStartOfDay(jurisdiction.zone()).toInstant();
    List<Stray> strays = new ArrayList<>();
    sources.forEach(
        (kind, source) -> {
          Set<UUID> found = new HashSet<>(source.unchained(county, begin, end));
          // Its leaf may lie in the county that its area belonged to.
          found.stream()
              .filter(id -> table.leafOf(kind, id, Optional.empty()).isEmpty())
              .forEach(id -> strays.add(new Stray(kind, id)));
        });
    return strays;
  }
}
