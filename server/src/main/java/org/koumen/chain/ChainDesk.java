package org.koumen.chain;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where desks put what they recorded into the chain, in the transaction of the record itself. No
 * row is shared between writers: a leaf is a row of its own, and its day is sealed afterwards.
 */
@Service
public class ChainDesk {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SALT_BYTES = 16;

  private final ChainTable table;
  private final Erasures erasures;
  private final Jurisdiction jurisdiction;

  ChainDesk(ChainTable table, Erasures erasures, Jurisdiction jurisdiction) {
    this.table = table;
    this.erasures = erasures;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Chains records that this transaction has just written, with all that belongs to them.
   *
   * @throws IllegalStateException when one of them is not there
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void append(ChainSource source, String county, Collection<UUID> records) {
    if (records.isEmpty()) {
      return;
    }
    Map<UUID, String> contents = source.contents(Optional.of(county), records);
    List<UUID> ids = new ArrayList<>();
    List<UUID> subjects = new ArrayList<>();
    List<byte[]> digests = new ArrayList<>();
    List<byte[]> salts = new ArrayList<>();
    for (UUID record : records) {
      String content = contents.get(record);
      if (content == null) {
        throw new IllegalStateException("no " + source.kind() + " " + record);
      }
      byte[] salt = new byte[SALT_BYTES];
      RANDOM.nextBytes(salt);
      ids.add(Ids.next());
      subjects.add(record);
      digests.add(Hashes.content(salt, content));
      salts.add(salt);
    }
    Instant now = jurisdiction.now();
    table.insert(
        county, source.kind(), jurisdiction.dayOf(now), now, ids, subjects, digests, salts);
  }

  /** What came of an erasure. */
  public enum Erased {
    DONE,
    NOT_FOUND,
    /** It holds nothing about people that its module could take out. */
    NOTHING_TO_ERASE
  }

  /**
   * Erases what a record tells about people, with the salt that bound it to its leaf. That it was
   * erased, by whom and on what ground is a record of the chain.
   *
   * @param basis the ground in law, or the resident's wish
   */
  @Transactional
  public Erased erase(ChainSource source, String county, UUID record, String basis, Actor by) {
    Optional<ChainTable.Found> leaf =
        table
            .leafOf(source.kind(), record, Optional.of(county))
            .or(() -> table.leafOf(source.kind(), record, Optional.empty()));
    if (leaf.isEmpty()) {
      return Erased.NOT_FOUND;
    }
    if (!source.erase(county, record)) {
      return Erased.NOTHING_TO_ERASE;
    }
    ChainTable.Found found = leaf.get();
    table.forgetSalt(found.county(), found.id());
    UUID erasure = erasures.insert(found.county(), found.id(), source.kind(), record, basis, by);
    append(erasures, found.county(), List.of(erasure));
    return Erased.DONE;
  }

  /** The latest seal of a county. */
  @Transactional(readOnly = true)
  public Optional<ChainSeal> last(String county) {
    return table.last(county);
  }

  /** The first seal of a county behind a number: nobody knows it before it is made. */
  @Transactional(readOnly = true)
  public Optional<ChainSeal> firstAfter(String county, int number) {
    return table.firstAfter(county, number);
  }
}
