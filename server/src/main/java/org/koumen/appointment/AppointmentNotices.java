package org.koumen.appointment;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.koumen.access.Permission;
import org.koumen.access.WhoHolds;
import org.koumen.area.AreaLevel;
import org.koumen.notice.Audience;
import org.koumen.notice.Notice;
import org.koumen.notice.NoticeDesk;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Seal;
import org.springframework.stereotype.Component;

/**
 * Tells the visitor, the desk and, where it left a number, the household. No message names anybody
 * who lives there: it leaves the program.
 */
@Component
class AppointmentNotices {
  private static final DateTimeFormatter ZH =
      DateTimeFormatter.ofPattern("M月d日（EEE）HH:mm", Locale.SIMPLIFIED_CHINESE);
  private static final DateTimeFormatter EN =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

  private final NoticeDesk notices;
  private final WhoHolds accounts;
  private final Seal seal;
  private final Jurisdiction jurisdiction;

  AppointmentNotices(NoticeDesk notices, WhoHolds accounts, Seal seal, Jurisdiction jurisdiction) {
    this.notices = notices;
    this.accounts = accounts;
    this.seal = seal;
    this.jurisdiction = jurisdiction;
  }

  /** Something was agreed with the card: whoever goes is told. */
  void booked(Appointment one, boolean again) {
    toUs(
        goers(one),
        one,
        "appointment.booked",
        again ? "住户把走访改约到%s" : "住户用联系卡预约了%s走访",
        again ? "A household moved its appointment to %s" : "A household booked a visit on %s",
        Optional.empty());
  }

  void cancelledByHousehold(Appointment one) {
    toUs(
        goers(one),
        one,
        "appointment.cancelled",
        "住户取消了%s的走访预约",
        "A household cancelled the visit of %s",
        Optional.empty());
  }

  /** We did not come: whoever should have, and the desk of the community. */
  void missed(Appointment one) {
    List<Audience> audiences = new ArrayList<>(visitors(one));
    audiences.add(desk(one, AreaLevel.VILLAGE));
    toUs(
        audiences,
        one,
        "appointment.missed",
        "%s约好的走访没有去，请向住户致歉并重新约时间",
        "Nobody came to the appointment of %s: apologise and agree on another time",
        Optional.empty());
  }

  /** The household hears what we agreed or changed, where it left a number. */
  void toHousehold(Appointment one, Optional<byte[]> contact, boolean cancelled) {
    if (!notices.reachesPhones()) {
      return;
    }
    contact.ifPresent(
        number ->
            notices.tell(
                new Audience.Phone(seal.open(number)),
                notice(
                    one,
                    "appointment.for-household",
                    cancelled
                        ? "%s的走访预约已取消，如需另约请用走访联系卡或联系社区。"
                        : one.way() == Way.PHONE
                            ? "社区工作人员约好%s给您打电话。"
                            : "社区工作人员约好%s上门走访，届时请留人在家；有变化请用走访联系卡改期。",
                    cancelled
                        ? "The visit of %s is cancelled; use the contact card to book another."
                        : "Somebody of the community will %s %%s."
                            .formatted(one.way() == Way.PHONE ? "call you on" : "come on"),
                    Optional.empty())));
  }

  private List<Audience> goers(Appointment one) {
    List<Audience> visitors = visitors(one);
    return visitors.isEmpty() ? List.of(desk(one, AreaLevel.GRID)) : visitors;
  }

  private List<Audience> visitors(Appointment one) {
    UUID visitor = one.visitorId();
    Set<UUID> found = visitor == null ? Set.of() : accounts.ofPerson(visitor);
    return found.stream().<Audience>map(Audience.Account::new).toList();
  }

  private static Audience desk(Appointment one, AreaLevel level) {
    int digits = Math.min(level.digits(), one.areaCode().length());
    return new Audience.Desk(one.areaCode().substring(0, digits), Permission.VISIT_WRITE);
  }

  private void toUs(
      List<Audience> audiences,
      Appointment one,
      String kind,
      String zh,
      String en,
      Optional<UUID> by) {
    notices.tell(audiences, notice(one, kind, zh, en, by));
  }

  private Notice notice(Appointment one, String kind, String zh, String en, Optional<UUID> by) {
    Instant at = one.fromAt();
    return new Notice(
        kind,
        zh.formatted(ZH.format(at.atZone(jurisdiction.zone()))),
        en.formatted(EN.format(at.atZone(jurisdiction.zone()))),
        new Notice.About(one.county(), one.areaCode(), "household", one.householdId(), null),
        by);
  }
}
