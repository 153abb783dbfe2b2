package org.koumen.appointment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as it stands.
 *
 * @param visitorId staff or account; null while nobody in particular goes
 * @param address where; the household's
 * @param contact whether the household left a number for it
 * @param version grows by one with every step
 */
public record Appointment(
    String county,
    UUID id,
    String areaCode,
    @Nullable String areaName,
    UUID householdId,
    String address,
    @Nullable String headName,
    Instant fromAt,
    Instant toAt,
    @Nullable UUID visitorId,
    @Nullable String visitorName,
    Way way,
    AppointmentState state,
    Origin origin,
    @Nullable MissedBy missedBy,
    @Nullable UUID visitId,
    @Nullable String note,
    boolean contact,
    Instant madeAt,
    String madeByName,
    int version) {

  Appointment at(@Nullable String area) {
    return new Appointment(
        county,
        id,
        areaCode,
        area,
        householdId,
        address,
        headName,
        fromAt,
        toAt,
        visitorId,
        visitorName,
        way,
        state,
        origin,
        missedBy,
        visitId,
        note,
        contact,
        madeAt,
        madeByName,
        version);
  }

  Span span() {
    return new Span(fromAt, toAt);
  }
}
