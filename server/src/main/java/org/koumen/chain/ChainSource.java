package org.koumen.chain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A kind of record that is chained. Its module says what a record's content is.
 *
 * <p>The content is one line of JSON made by the database from the stored columns, without what may
 * lawfully change later (the area, the county), keys without a value left out: a column that is
 * added later and is empty for older records does not change theirs.
 */
public interface ChainSource {
  /** Stable name of the kind: lower case letters and underscores. */
  String kind();

  /**
   * Contents as they are stored now, by id; records that are not there are left out.
   *
   * @param county where to look; empty for everywhere, because areas move to other counties
   */
  Map<UUID, String> contents(Optional<String> county, Collection<UUID> ids);

  /** Records of a county that were learned within a time and stand in no leaf. */
  List<UUID> unchained(String county, Instant from, Instant until);

  /**
   * Erases what a record tells about people, if its module can.
   *
   * @return whether something was erased
   */
  default boolean erase(String county, UUID id) {
    return false;
  }
}
