package org.koumen.request;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaDesk;
import org.koumen.area.AreaPlaces;
import org.koumen.area.Coordinates;
import org.koumen.area.Crs;
import org.koumen.area.Position;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Rows;
import org.koumen.registry.HouseholdSpots;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts the requests of a list on a map: where somebody pointed, else at the household's building,
 * else inside the area. Of more than a map can show each, only how many lie in each area.
 */
@Service
class RequestMap {
  /** Points that travel at once, some two hundred bytes each. */
  static final int MOST_SPOTS = 3_000;

  static final int MOST_PILES = 1_000;

  /** Grid, community, street, county: the finest of which there are not too many. */
  private static final int[] PILED_BY = {15, 12, 9, 6};

  private final RequestQueue queue;
  private final RequestMapTable table;
  private final AreaDesk areas;
  private final AreaPlaces places;
  private final HouseholdSpots households;
  private final Jurisdiction jurisdiction;

  RequestMap(
      RequestQueue queue,
      RequestMapTable table,
      AreaDesk areas,
      AreaPlaces places,
      HouseholdSpots households,
      Jurisdiction jurisdiction) {
    this.queue = queue;
    this.table = table;
    this.areas = areas;
    this.places = places;
    this.households = households;
    this.jurisdiction = jurisdiction;
  }

  /** How a request stands to its date. */
  enum Haste {
    /** Past its date. */
    LATE,
    /** Due within a day. */
    SOON,
    /** There is time. */
    RUNNING,
    /** The clock stands still. */
    PAUSED,
    /** Answered, to be rated. */
    SETTLED,
    /** Closed in one way or another. */
    OVER;

    @JsonValue
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Haste of(RequestRow row, Instant now) {
      Phase phase = Phase.of(row.state());
      if (!phase.isWork()) {
        return phase == Phase.SETTLED ? SETTLED : OVER;
      }
      if (row.pause() != null) {
        return PAUSED;
      }
      return row.dueAt().isBefore(now)
          ? LATE
          : row.dueAt().isBefore(now.plus(RequestQueue.SOON)) ? SOON : RUNNING;
    }
  }

  /** How well its place is known. */
  enum Known {
    /** Somebody pointed at it. */
    PIN,
    /** The household's building. */
    BUILDING,
    /** Somewhere in its area. */
    AREA;

    @JsonValue
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A request on the map. */
  record Spot(
      String county,
      UUID id,
      String title,
      Haste haste,
      Instant dueAt,
      Known known,
      double longitude,
      double latitude) {}

  /**
   * How many lie in an area, when there are too many to show each.
   *
   * @param late past their date
   * @param soon due within a day
   */
  record Pile(
      String areaCode,
      String areaName,
      long count,
      long late,
      long soon,
      double longitude,
      double latitude) {}

  /**
   * What a map shows.
   *
   * @param total how many the list has; null when a search was cut off
   * @param nowhere how many have no place at all
   */
  record Sheet(Crs crs, @Nullable Long total, List<Spot> spots, List<Pile> piles, long nowhere) {}

  /** The requests of a list on a map. */
  @Transactional(readOnly = true)
  Sheet sheet(RequestQueue.Filter filter, RequestScope scope, Crs crs) {
    Optional<Long> total = queue.countAll(filter, scope);
    if (total.isPresent() && total.get() > MOST_SPOTS) {
      return piled(filter, scope, crs, total.get());
    }
    Rows<RequestRow> page = queue.page(filter, Optional.empty(), MOST_SPOTS, scope);
    List<Spot> spots = spots(page.rows(), crs);
    return new Sheet(
        crs,
        page.next() == null ? (Long) (long) page.rows().size() : total.orElse(null),
        spots,
        List.of(),
        page.rows().size() - spots.size());
  }

  private Sheet piled(RequestQueue.Filter filter, RequestScope scope, Crs crs, long total) {
    List<RequestMapTable.Heap> heaps = List.of();
    for (int digits : PILED_BY) {
      heaps = queue.heaps(filter, scope, digits, MOST_PILES + 1);
      if (heaps.size() <= MOST_PILES) {
        break;
      }
    }
    List<String> codes = heaps.stream().map(RequestMapTable.Heap::areaCode).toList();
    Map<String, Position> where = places.of(codes);
    Map<String, String> names = areas.of(codes);
    List<Pile> piles = new ArrayList<>();
    long nowhere = 0;
    for (RequestMapTable.Heap heap : heaps) {
      Position place = where.get(heap.areaCode());
      if (place == null) {
        nowhere += heap.count();
        continue;
      }
      Position there = Coordinates.convert(place, Crs.WGS84, crs);
      piles.add(
          new Pile(
              heap.areaCode(),
              names.getOrDefault(heap.areaCode(), heap.areaCode()),
              heap.count(),
              heap.late(),
              heap.soon(),
              there.longitude(),
              there.latitude()));
    }
    return new Sheet(crs, total, List.of(), piles, nowhere);
  }

  private List<Spot> spots(List<RequestRow> rows, Crs crs) {
    Instant now = jurisdiction.now();
    Map<UUID, RequestMapTable.Pinned> pinned = new HashMap<>();
    Map<UUID, Position> homes = new HashMap<>();
    rows.stream()
        .collect(Collectors.groupingBy(RequestRow::county))
        .forEach(
            (county, some) -> {
              List<RequestMapTable.Pinned> found =
                  table.pins(county, some.stream().map(RequestRow::id).toList());
              found.forEach(one -> pinned.put(one.id(), one));
              homes.putAll(households.buildings(county, unpinnedHomes(found)));
            });
    Map<String, Position> around =
        places.of(rows.stream().map(RequestRow::areaCode).distinct().toList());
    List<Spot> spots = new ArrayList<>();
    for (RequestRow row : rows) {
      RequestMapTable.Pinned one = pinned.get(row.id());
      Position pin = one == null ? null : one.pin();
      Position home = one == null || one.household() == null ? null : homes.get(one.household());
      Position place = pin != null ? pin : home != null ? home : around.get(row.areaCode());
      if (place == null) {
        continue;
      }
      Known known = pin != null ? Known.PIN : home != null ? Known.BUILDING : Known.AREA;
      Position there = Coordinates.convert(place, Crs.WGS84, crs);
      spots.add(
          new Spot(
              row.county(),
              row.id(),
              row.title(),
              Haste.of(row, now),
              row.dueAt(),
              known,
              there.longitude(),
              there.latitude()));
    }
    return spots;
  }

  private static Collection<UUID> unpinnedHomes(List<RequestMapTable.Pinned> found) {
    return found.stream()
        .filter(one -> one.pin() == null)
        .map(RequestMapTable.Pinned::household)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
