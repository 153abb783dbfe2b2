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

  /** Adds one fact's share to one figure. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(
      String county, String areaCode, LocalDate day, Measure measure, long amount, UUID subjectId) {
    record(List.of(new Delta(county, areaCode, day, measure, amount, subjectId)));
  }

  /** Adds what several facts share to the figures. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(List<Delta> deltas) {
    if (!deltas.isEmpty()) {
      table.insert(deltas, jurisdiction.now());
    }
  }
}
