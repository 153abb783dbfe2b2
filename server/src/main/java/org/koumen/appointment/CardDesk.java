package org.koumen.appointment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.AuditLog;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.AreaLevel;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Seal;
import org.koumen.platform.Settings;
import org.koumen.registry.HouseholdDoor;
import org.koumen.registry.PhoneNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Issues contact cards, gives them to households, and opens their page to whoever holds one. */
@Service
public class CardDesk {
  /** A card that is handed out holds for at least a week. */
  private static final int LEAST_DAYS = 7;

  private static final UUID NO_CARD = new UUID(0, 0);

  private final CardTable table;
  private final CardCode codes;
  private final AppointmentDesk appointments;
  private final AppointmentTable appointmentTable;
  private final WishDesk wishes;
  private final HoursDesk hours;
  private final HouseholdDoor households;
  private final AreaDesk areas;
  private final AuditLog audit;
  private final Settings settings;
  private final Seal seal;
  private final Jurisdiction jurisdiction;

  CardDesk(
      CardTable table,
      CardCode codes,
      AppointmentDesk appointments,
      AppointmentTable appointmentTable,
      WishDesk wishes,
      HoursDesk hours,
      HouseholdDoor households,
      AreaDesk areas,
      AuditLog audit,
      Settings settings,
      Seal seal,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.codes = codes;
    this.appointments = appointments;
    this.appointmentTable = appointmentTable;
    this.wishes = wishes;
    this.hours = hours;
    this.households = households;
    this.areas = areas;
    this.audit = audit;
    this.settings = settings;
    this.seal = seal;
    this.jurisdiction = jurisdiction;
  }

  /**
   * What is printed on a card.
   *
   * @param number nine digits
   * @param code six digits that go with it
   * @param areaName the community
   * @param address to find the right door; stands on the sheet's edge, never on the card's page
   */
  public record Printed(
      String number,
      String code,
      LocalDate expiresOn,
      @Nullable String areaName,
      @Nullable String address) {}

  /**
   * The card of a household; the one it has, if that holds long enough.
   *
   * @return empty when there is no such household within the scope
   */
  @Transactional
  public Optional<Printed> issue(String county, UUID household, Scope scope, Actor by) {
    return households.find(county, household, scope).map(home -> issue(home, Hand.of(by)));
  }

  private Printed issue(HouseholdDoor.Place home, Hand by) {
    LocalDate today = jurisdiction.today();
    Optional<Card> known = table.ofHousehold(home.county(), home.id(), today.plusDays(LEAST_DAYS));
    return known
        .map(card -> printed(card.id(), card.number(), card.expiresOn(), home))
        .orElseGet(() -> fresh(home.county(), home.areaCode(), home.id(), by, home));
  }

  private Printed fresh(
      String county,
      String area,
      @Nullable UUID household,
      Hand by,
      HouseholdDoor.@Nullable Place home) {
    UUID id = Ids.next();
    String number = CardNumber.draw().text();
    while (!table.claim(number, county, id)) {
      number = CardNumber.draw().text();
    }
    LocalDate expires = jurisdiction.today().plusDays(settings.get(CardRules.SETTING).cardDays());
    table.insert(county, id, area, household, number, by, jurisdiction.now(), expires);
    return home == null
        ? new Printed(number, codes.of(id), expires, nameOf(area), null)
        : printed(id, number, expires, home);
  }

  private Printed printed(UUID id, String number, LocalDate expires, HouseholdDoor.Place home) {
    return new Printed(number, codes.of(id), expires, nameOf(home.areaCode()), home.address());
  }

  private @Nullable String nameOf(String areaCode) {
    String village = areaCode.substring(0, Math.min(AreaLevel.VILLAGE.digits(), areaCode.length()));
    return areas.of(List.of(village)).get(village);
  }

  /**
   * Cards for some households.
   *
   * @return empty when one of them is not within the scope
   */
  @Transactional
  public Optional<List<Printed>> issue(String county, List<UUID> ids, Scope scope, Actor by) {
    List<HouseholdDoor.Place> homes = new ArrayList<>();
    for (UUID household : ids) {
      households.find(county, household, scope).ifPresent(homes::add);
    }
    Hand hand = Hand.of(by);
    return homes.size() == ids.size()
        ? Optional.of(homes.stream().map(home -> issue(home, hand)).toList())
        : Optional.empty();
  }

  /**
   * A stack of cards that no household has yet; the visitor types the number at the door.
   *
   * @param area a grid or community, within one county
   * @return empty when it is not within the scope
   */
  @Transactional
  public Optional<List<Printed>> stack(AreaCode area, int count, Scope scope, Actor by) {
    if (area.value().length() < AreaLevel.COUNTY.digits()
        || !scope.covers(area.value())
        || areas.of(List.of(area.value())).isEmpty()) {
      return Optional.empty();
    }
    Hand hand = Hand.of(by);
    List<Printed> cards = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      cards.add(fresh(area.county(), area.value(), null, hand, null));
    }
    audit.add(by, "visit.cards-issued", area.value(), area.value(), Map.of("cards", count));
    return Optional.of(cards);
  }

  /** Whether a card could be left. */
  public sealed interface Left {
    /**
     * It belongs to the household now.
     *
     * @param card for the visitor to show
     */
    record Done(Printed card) implements Left {}

    /** No card has this number, or another household has it. */
    record Unfit() implements Left {}
  }

  /**
   * Leaves a card at a door, in the visit's transaction.
   *
   * @param typed number of a card from the stack; empty for the household's own
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Left leave(HouseholdDoor.Place home, Optional<String> typed, Instant at, Actor by) {
    Hand hand = Hand.of(by);
    String number = typed.orElseGet(() -> issue(home, hand).number());
    Optional<Card> card =
        CardNumber.parse(number)
            .flatMap(one -> table.numbered(one.text()))
            .filter(one -> one.county().equals(home.county()))
            .filter(one -> !jurisdiction.today().isAfter(one.expiresOn()));
    if (card.isEmpty()
        || !table.leave(home.county(), card.get().id(), home.id(), home.areaCode(), hand, at)) {
      return new Left.Unfit();
    }
    return new Left.Done(
        printed(card.get().id(), card.get().number(), card.get().expiresOn(), home));
  }

  /** Closes the cards of a household: whoever found one can do nothing with it any more. */
  @Transactional
  public boolean close(String county, UUID household, Scope scope) {
    Optional<HouseholdDoor.Place> home = households.find(county, household, scope);
    home.ifPresent(
        place -> {
          var unused = table.close(place.county(), place.id(), jurisdiction.now());
        });
    return home.isPresent();
  }

  /**
   * A card's page: nothing on it tells who lives where, whether somebody is away, or by which
   * number they are reached.
   *
   * @param visitorName who left it
   * @param wishKept whether a wish is known; which one is not told
   */
  public record Page(
      @Nullable String areaName,
      @Nullable String visitorName,
      LocalDate expiresOn,
      @Nullable Booked appointment,
      boolean wishKept,
      boolean texts,
      List<Slots.Slot> slots) {}

  /** What is booked. */
  public record Booked(Instant fromAt, Instant toAt, Way way, AppointmentState state) {}

  /** What came of using a card. */
  sealed interface Used {
    /** As the page is now. */
    record Done(Page page) implements Used {}

    /** Number or code are wrong, or the card holds no more. */
    record Unknown() implements Used {}

    /** The time is not free any more. */
    record NotFree() implements Used {}
  }

  /** What a household does with its card. */
  sealed interface Use {
    /** Looks. */
    record Look() implements Use {}

    /** Books a time, or moves to it. */
    record Book(Instant from, Way way, Optional<String> note, Optional<PhoneNumber> contact)
        implements Use {}

    /** Cancels. */
    record Cancel() implements Use {}

    /** Says how it wants to be met. */
    record Say(WishDesk.Wanted wish, Optional<PhoneNumber> contact) implements Use {}
  }

  /** Does what a household wants with its card; takes as long for an unknown number. */
  @Transactional
  Used use(String typedNumber, String typedCode, Use use, boolean texts) {
    Optional<Card> numbered =
        CardNumber.parse(typedNumber).flatMap(number -> table.numbered(number.text()));
    boolean fits = codes.fits(numbered.map(Card::id).orElse(NO_CARD), typedCode.strip());
    Optional<Card> opened = numbered.filter(card -> fits && card.opensOn(jurisdiction.today()));
    // Whoever holds the card acts for its household: the card is the scope.
    Optional<HouseholdDoor.Place> home =
        opened.flatMap(
            card ->
                households.find(
                    card.county(),
                    java.util.Objects.requireNonNull(card.householdId()),
                    Scope.of(card.county())));
    if (opened.isEmpty() || home.isEmpty()) {
      return new Used.Unknown();
    }
    Card card = opened.get();
    switch (use) {
      case Use.Look look -> {
        // Only shown.
      }
      case Use.Book(
              Instant from,
              Way way,
              Optional<String> note,
              Optional<PhoneNumber> contact) -> {
        AppointmentDesk.Arranged arranged =
            appointments.book(
                home.get(),
                new AppointmentDesk.ByCard(
                    card.id(),
                    from,
                    way,
                    note,
                    contact.map(one -> seal.seal(one.value())).orElse(null),
                    Optional.ofNullable(card.leftBy()),
                    Optional.ofNullable(card.leftByName())));
        if (!(arranged instanceof AppointmentDesk.Arranged.Done)) {
          return new Used.NotFree();
        }
      }
      case Use.Cancel cancel -> {
        var unused = appointments.cancelByHousehold(home.get());
      }
      case Use.Say(WishDesk.Wanted wish, Optional<PhoneNumber> contact) ->
          wishes.setByCard(home.get(), wish, contact.map(one -> seal.seal(one.value())));
    }
    return new Used.Done(page(card, home.get(), texts));
  }

  private Page page(Card card, HouseholdDoor.Place home, boolean texts) {
    @Nullable Booked booked =
        appointmentTable.openOf(home.county(), List.of(home.id())).stream()
            .findFirst()
            .map(one -> new Booked(one.fromAt(), one.toAt(), one.way(), one.state()))
            .orElse(null);
    return new Page(
        nameOf(home.areaCode()),
        card.leftByName(),
        card.expiresOn(),
        booked,
        !wishes.of(home.county(), List.of(home.id())).isEmpty(),
        texts,
        hours.slots(home.areaCode(), home.id()));
  }
}
