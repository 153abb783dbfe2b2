package org.koumen.home;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.koumen.area.AreaCode;
import org.koumen.notice.Audience;
import org.koumen.notice.Notice;
import org.koumen.notice.NoticeDesk;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Seal;
import org.koumen.registry.HouseholdDoor;
import org.koumen.registry.PhoneNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Codes by text message to a mobile number that a household's file holds. Whoever asks learns
 * nothing: the answer is the same for numbers that no file holds.
 */
@Service
class HomeCodes {
  static final Duration VALID = Duration.ofMinutes(10);
  static final int MOST_WRONG = 5;
  private static final String PURPOSE = "home-code";
  private static final int CODES = 1_000_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final HomeTable table;
  private final HouseholdDoor door;
  private final NoticeDesk notices;
  private final Seal seal;
  private final Jurisdiction jurisdiction;

  HomeCodes(
      HomeTable table,
      HouseholdDoor door,
      NoticeDesk notices,
      Seal seal,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.door = door;
    this.notices = notices;
    this.seal = seal;
    this.jurisdiction = jurisdiction;
  }

  /** Whether text messages leave the house at all. */
  boolean areOn() {
    return notices.sendsTexts();
  }

  /** Sends a code where the number belongs to exactly one household of the community. */
  @Transactional
  void send(AreaCode community, PhoneNumber phone) {
    List<HouseholdDoor.Place> found = door.answering(community.value(), phone);
    if (found.size() != 1) {
      return;
    }
    HouseholdDoor.Place place = found.getFirst();
    Instant now = jurisdiction.now();
    String code = "%06d".formatted(RANDOM.nextInt(CODES));
    byte[] number = number(community, phone);
    table.putCode(
        number,
        new HomeTable.Home(place.county(), place.id()),
        seal.index(PURPOSE, code),
        now,
        now.plus(VALID));
    notices.tell(
        new Audience.Phone(phone.value()),
        new Notice(
            "home.code",
            "您查看自家档案的验证码是" + code + "，10分钟内有效。不要告诉别人，工作人员也不会向您要。",
            "Your code to open your household's file is "
                + code
                + ", for 10 minutes. Tell nobody; no member of staff asks for it.",
            new Notice.About(place.county(), place.areaCode(), "household", place.id(), null),
            Optional.empty()));
  }

  /** The household that a number and its code open; the code is used up, and so are wrong tries. */
  Optional<HomeTable.Home> use(AreaCode community, PhoneNumber phone, String code) {
    return table.useCode(
        number(community, phone),
        seal.index(PURPOSE, code.strip()),
        MOST_WRONG,
        jurisdiction.now());
  }

  private byte[] number(AreaCode community, PhoneNumber phone) {
    return seal.index(PURPOSE, community.value() + " " + phone.value());
  }
}
