package org.koumen.registry;

import java.util.Set;
import java.util.UUID;
import org.koumen.platform.Jurisdiction;
import org.koumen.registry.sql.ClaimTable;
import org.koumen.registry.sql.RowTable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What ends when people leave a household. */
@Component
class Departures {
  private final RowTable rows;
  private final ClaimTable claims;
  private final Jurisdiction jurisdiction;

  Departures(RowTable rows, ClaimTable claims, Jurisdiction jurisdiction) {
    this.rows = rows;
    this.claims = claims;
    this.jurisdiction = jurisdiction;
  }

  /** Why they leave, and whether their care ends with it. */
  enum Why {
    DIED("已去世", true),
    MOVED_OUT("已迁出", true),
    JOINED_ANOTHER("已迁入另一户", false),
    SPLIT("已分户", false),
    TO_OTHER_COUNTY("已迁往其他县", true);

    private final String zh;
    private final boolean endsCare;

    Why(String zh, boolean endsCare) {
      this.zh = zh;
      this.endsCare = endsCare;
    }
  }

  /** Ends what was kept open for those who leave, and for the household when nobody is left. */
  void leave(
      LifeDesk.Told told, FileRows before, Set<UUID> gone, Why why, HouseholdState whenEmpty) {
    UUID by = told.actor().accountId();
    if (why.endsCare) {
      rows.endCareOf(told.county(), gone, told.because().happenedOn(), why.zh);
    }
    if (told.family(before).isEmptyWithout(gone)) {
      rows.changeHouseholdState(told.county(), told.household(), whenEmpty, null);
      rows.endCareOfHousehold(
          told.county(), told.household(), told.because().happenedOn(), by, why.zh);
    }
  }

  /** Lets another have the identity number of somebody whose file does not go on here. */
  void letGo(LifeDesk.Told told, ObjectNode resident) {
    Columns columns = new Columns(resident);
    columns
        .bytes("identity_index")
        .ifPresent(
            index ->
                claims.release(
                    index,
                    new ClaimTable.Holder(told.county(), columns.uuid("id")),
                    told.actor().accountId(),
                    told.actor().name(),
                    jurisdiction.now()));
  }
}
