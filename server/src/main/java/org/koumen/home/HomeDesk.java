package org.koumen.home;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.LookLog;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.platform.CleanText;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Seal;
import org.koumen.registry.HouseholdDesk;
import org.koumen.registry.HouseholdDoor;
import org.koumen.registry.HouseholdFile;
import org.koumen.registry.PhoneNumber;
import org.koumen.registry.ResidentState;
import org.koumen.request.ContactWish;
import org.koumen.request.ReportDesk;
import org.koumen.request.RequestDesk;
import org.koumen.request.RequestKind;
import org.koumen.workforce.WorkforceDesk;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens a household's file to those who live there: by a code that somebody handed over at the
 * door, once, for half an hour.
 */
@Service
class HomeDesk {
  static final Duration OPEN = Duration.ofMinutes(30);
  private static final Duration SLIP = Duration.ofDays(30);
  private static final String PURPOSE = "home-slip";
  private static final String CORRECTION = "档案更正";
  private static final int MOST_LOOKS = 200;

  // Without letters and digits that look alike.
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  private static final int LETTERS = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final HomeTable table;
  private final HomeCodes codes;
  private final HouseholdDoor door;
  private final HouseholdDesk households;
  private final ReportDesk reports;
  private final WorkforceDesk workforce;
  private final LookLog looks;
  private final Seal seal;
  private final Jurisdiction jurisdiction;

  HomeDesk(
      HomeTable table,
      HomeCodes codes,
      HouseholdDoor door,
      HouseholdDesk households,
      ReportDesk reports,
      WorkforceDesk workforce,
      LookLog looks,
      Seal seal,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.codes = codes;
    this.door = door;
    this.households = households;
    this.reports = reports;
    this.workforce = workforce;
    this.looks = looks;
    this.seal = seal;
    this.jurisdiction = jurisdiction;
  }

  /**
   * A code for the household.
   *
   * @param code in groups; shown once
   */
  record Slip(String code, Instant expiresAt) {}

  /** Makes a code for a household; the one before it, if unused, is dead. Who did it is logged. */
  @Transactional
  Optional<Slip> issue(String county, UUID household, String reason, Scope scope, Actor by) {
    Optional<HouseholdDoor.Place> found = door.find(county, household, scope);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    HouseholdDoor.Place place = found.get();
    Instant now = jurisdiction.now();
    String code = fresh();
    table.issue(
        index(code),
        new HomeTable.Home(place.county(), place.id()),
        reason,
        now,
        by.accountId(),
        by.name(),
        now.plus(SLIP));
    looks.add(
        by,
        LookLog.Kind.REVEAL,
        place.areaCode(),
        place.id(),
        null,
        List.of("household.access_slip"),
        reason);
    return Optional.of(new Slip(code.replaceAll("(.{4})(?=.)", "$1-"), now.plus(SLIP)));
  }

  /**
   * Opens the file with a code, which is used up by it.
   *
   * @return what the browser shows from now on; empty for a code that opens nothing
   */
  @Transactional
  Optional<String> open(String typed) {
    Instant now = jurisdiction.now();
    String code = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    return table.use(index(code), now).map(home -> open(home, now));
  }

  /**
   * Opens the file with a code that came by text message.
   *
   * @return empty for a number or a code that opens nothing
   */
  @Transactional
  Optional<String> open(AreaCode community, PhoneNumber phone, String code) {
    return codes.use(community, phone, code).map(home -> open(home, jurisdiction.now()));
  }

  private String open(HomeTable.Home home, Instant now) {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    table.open(hash(token), home, now, now.plus(OPEN));
    return token;
  }

  /** Whose file a browser has open. */
  @Transactional(readOnly = true)
  Optional<HomeTable.Home> of(String token) {
    return table.of(hash(token), jurisdiction.now());
  }

  @Transactional
  void close(String token) {
    table.close(hash(token));
  }

  /**
   * The household's file as those who live there read it.
   *
   * @param people who belong to it now; numbers masked, for the code may lie open on a table
   * @param more how many further entries there are, by what they are: each tells of one person and
   *     is read with the community, not by whoever holds the telephone
   */
  record OwnFile(
      String address,
      List<String> areas,
      @Nullable String number,
      LocalDate since,
      @Nullable LocalDate lastVisitOn,
      List<String> languages,
      List<Person> people,
      Map<String, Integer> more) {}

  /** Somebody of the household. */
  record Person(
      String name,
      String relation,
      @Nullable LocalDate bornOn,
      @Nullable String identity,
      @Nullable String phone,
      @Nullable String school,
      @Nullable String work,
      List<String> languages) {}

  /** The own file; empty when the household is no longer there. */
  Optional<OwnFile> file(HomeTable.Home home) {
    return households.ownFile(home.county(), home.householdId()).map(HomeDesk::own);
  }

  private static OwnFile own(HouseholdFile file) {
    return new OwnFile(
        file.household().address(),
        file.areaNames().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(Map.Entry::getValue)
            .toList(),
        file.household().number(),
        file.household().since(),
        file.household().lastVisitOn(),
        file.household().languages(),
        file.residents().stream()
            .filter(
                one -> one.state() == ResidentState.PRESENT || one.state() == ResidentState.AWAY)
            .map(
                one ->
                    new Person(
                        one.name(),
                        one.relation().name().toLowerCase(Locale.ROOT),
                        one.bornOn(),
                        one.identity(),
                        one.phone(),
                        one.school(),
                        one.work(),
                        one.languages()))
            .toList(),
        Map.of(
            "needs", file.needs().size(),
            "marks", file.marks().size(),
            "listings", file.listings().size(),
            "plans", file.plans().size()));
  }

  /**
   * A look at the file.
   *
   * @param unit where the one who looked serves
   */
  record Look(
      String kind,
      List<String> fields,
      @Nullable String reason,
      String by,
      @Nullable String unit,
      Instant at) {}

  /** Who looked at the file and why, the latest first. */
  @Transactional(readOnly = true)
  List<Look> looks(HomeTable.Home home) {
    List<LookLog.Told> told = looks.toldToHousehold(home.county(), home.householdId(), MOST_LOOKS);
    Map<UUID, String> units =
        workforce.unitNamesOf(
            told.stream()
                .map(LookLog.Told::staffId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    return told.stream()
        .map(
            one ->
                new Look(
                    one.kind(),
                    one.fields(),
                    one.reason(),
                    one.accountName(),
                    one.staffId() == null ? null : units.get(one.staffId()),
                    one.lookedAt()))
        .toList();
  }

  /**
   * Asks to have the file corrected: a request at the community, which its reporter follows.
   *
   * @return empty when the household is no longer there
   */
  @Transactional
  Optional<RequestDesk.Taken> correct(
      HomeTable.Home home, UUID id, String text, Optional<String> phone) {
    return door.find(home.county(), home.householdId(), Scope.of(home.county()))
        .map(
            place ->
                reports.take(
                    new ReportDesk.Report(
                        id,
                        AreaCode.of(place.areaCode()),
                        Optional.of(place.id()),
                        RequestKind.HELP,
                        Optional.of(CORRECTION),
                        CleanText.of(text),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.ofNullable(place.headName()),
                        phone,
                        phone.isPresent() ? ContactWish.CALL : ContactWish.QUIET)));
  }

  private static String fresh() {
    StringBuilder code = new StringBuilder();
    for (int n = 0; n < LETTERS; n++) {
      code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  private byte[] index(String code) {
    return seal.index(PURPOSE, code);
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256 is part of every JDK", missing);
    }
  }
}
