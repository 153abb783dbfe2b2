package org.koumen.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where desks write what their facts add to the figures, in the transaction of the fact itself. */
@Service
public class LedgerBook {
  private final LedgerTable table;
  private final Jurisdiction jurisdiction;

  LedgerBook(LedgerTable table, Jurisdiction jurisdiction) {
    this.table = table;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Adds one fact's share to one figure.
   *
   * @return by which {@link #takeBack} finds it again
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public UUID record(
      String county, String areaCode, LocalDate day, Measure measure, long amount, UUID subjectId) {
    return table
        .insert(
            List.of(new Delta(county, areaCode, day, measure, amount, subjectId)),
            jurisdiction.now())
        .getFirst();
  }

  /** Adds what several facts share to the figures. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(List<Delta> deltas) {
    if (!deltas.isEmpty()) {
      var unused = table.insert(deltas, jurisdiction.now());
    }
  }

  /**
   * Takes back what an earlier fact added, on its own day and in its own area, wherever that area
   * is now.
   *
   * @param delta what {@link #record} answered
   * @return false when it is not kept in this county
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean takeBack(String county, UUID delta) {
    return table.takeBack(county, delta, jurisdiction.now());
  }
}
