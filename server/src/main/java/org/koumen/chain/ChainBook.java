package org.koumen.chain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Rows;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Shows sealed days, and holds what is stored against them. */
@Service
public class ChainBook {
  private static final HexFormat HEX = HexFormat.of();
  private static final int MOST_TOLD = 200;

  private final ChainTable table;
  private final ChainReading reading;

  ChainBook(ChainTable table, ChainReading reading) {
    this.table = table;
    this.reading = reading;
  }

  /** Seals of a county, the latest first; they tell how many records there were, and no more. */
  @Transactional(readOnly = true)
  public Rows<ChainSeal> seals(String county, int before, int limit) {
    return Rows.page(
        table.before(county, before, limit + 1), limit, seal -> String.valueOf(seal.number()));
  }

  /** What does not agree. */
  public enum Fault {
    /** The seal was changed, or one before it is missing. */
    SEAL,
    /** Leaves were added, removed, changed or put in another order. */
    LEAVES,
    /** A record is not what was recorded. */
    CHANGED,
    /** A record is gone without a lawful erasure. */
    MISSING,
    /** A record came in behind the program's back. */
    ADDED
  }

  /**
   * One disagreement.
   *
   * @param kind of the record; null where it is about the seal
   * @param recordId null where it is about the seal
   */
  public record Finding(
      Fault fault, LocalDate day, int seal, @Nullable String kind, @Nullable UUID recordId) {}

  /**
   * What came of holding records against their seals.
   *
   * @param erased lawfully
   * @param findings at most 200
   * @param faults how many there are in all
   */
  public record Report(
      String county,
      LocalDate from,
      LocalDate to,
      int seals,
      int records,
      int erased,
      int faults,
      List<Finding> findings) {}

  /** Holds the records of some days against their seals. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Report check(String county, LocalDate from, LocalDate to) {
    List<ChainSeal> seals = table.seals(county, from, to);
    Tally tally = new Tally();
    @Nullable ChainSeal before =
        seals.isEmpty()
            ? null
            : table.before(county, seals.getFirst().number(), 1).stream().findFirst().orElse(null);
    for (ChainSeal seal : seals) {
      if (!holds(seal, Optional.ofNullable(before))) {
        tally.fault(Fault.SEAL, seal, null, null);
      }
      check(seal, tally);
      before = seal;
    }
    for (ChainReading.Stray stray : reading.strays(county, from, to)) {
      tally.faults++;
      tally.tell(new Finding(Fault.ADDED, from, 0, stray.kind(), stray.id()));
    }
    return new Report(
        county,
        from,
        to,
        seals.size(),
        tally.records,
        tally.erased,
        tally.faults,
        List.copyOf(tally.findings));
  }

  private static boolean holds(ChainSeal seal, Optional<ChainSeal> before) {
    byte[] previous = before.map(it -> HEX.parseHex(it.digest())).orElse(Hashes.NOTHING_BEFORE);
    byte[] digest =
        Hashes.seal(
            seal.county(),
            seal.number(),
            seal.day(),
            seal.leaves(),
            HEX.parseHex(seal.root()),
            previous,
            seal.sealedAt());
    return seal.number() == before.map(ChainSeal::number).orElse(0) + 1
        && Hashes.hex(digest).equals(seal.digest())
        && Hashes.hex(previous).equals(seal.previous());
  }

  private void check(ChainSeal seal, Tally tally) {
    List<ChainReading.Entry> entries = reading.entries(seal);
    boolean leavesHold =
        entries.size() == seal.leaves()
            && Hashes.hex(Hashes.root(entries.stream().map(it -> it.leaf().hash()).toList()))
                .equals(seal.root());
    if (!leavesHold) {
      tally.fault(Fault.LEAVES, seal, null, null);
    }
    for (ChainReading.Entry entry : entries) {
      tally.records++;
      Leaf leaf = entry.leaf();
      if (entry.erased()) {
        tally.erased++;
      } else if (entry.content() == null || leaf.salt() == null) {
        tally.fault(Fault.MISSING, seal, leaf.kind(), leaf.subjectId());
      } else if (!Hashes.hex(Hashes.content(leaf.salt(), entry.content()))
          .equals(Hashes.hex(leaf.digest()))) {
        tally.fault(Fault.CHANGED, seal, leaf.kind(), leaf.subjectId());
      }
    }
  }

  /** Counts while it goes. */
  private static final class Tally {
    private final List<Finding> findings = new ArrayList<>();
    private int records;
    private int erased;
    private int faults;

    void fault(Fault fault, ChainSeal seal, @Nullable String kind, @Nullable UUID record) {
      faults++;
      tell(new Finding(fault, seal.day(), seal.number(), kind, record));
    }

    void tell(Finding finding) {
      if (findings.size() < MOST_TOLD) {
        findings.add(finding);
      }
    }
  }
}
