package org.koumen.appointment;

import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.ledger.RowSource;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Component;

/** Appointments behind a figure: their time for all, where for whoever may see households there. */
@Component
class AppointmentRows implements RowSource {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final AppointmentTable table;
  private final Jurisdiction jurisdiction;

  AppointmentRows(AppointmentTable table, Jurisdiction jurisdiction) {
    this.table = table;
    this.jurisdiction = jurisdiction;
  }

  @Override
  public String subject() {
    return "appointment";
  }

  @Override
  public Map<UUID, Text> describe(
      String county, Collection<UUID> ids, Actor actor, boolean chinese) {
    Scope readable = actor.scope(Permission.HOUSEHOLD_READ);
    Map<UUID, Text> texts = new HashMap<>();
    for (Appointment one : table.named(county, ids)) {
      boolean opens = readable.covers(one.areaCode());
      String time = TIME.format(one.fromAt().atZone(jurisdiction.zone()));
      texts.put(
          one.id(),
          new Text(
              Optional.empty(),
              opens ? time + " · " + one.address() : time,
              Optional.of(one.state().code()),
              opens
                  ? Optional.of("/api/households/%s/%s".formatted(county, one.householdId()))
                  : Optional.empty(),
              opens));
    }
    return texts;
  }
}
