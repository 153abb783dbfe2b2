package org.koumen.appointment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Open;
import org.koumen.notice.NoticeDesk;
import org.koumen.platform.CleanText;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.registry.PhoneNumber;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whoever found a contact card at the door: a time, or a wish. No account, number and code. */
@RestController
@RequestMapping("/api/open/cards")
class OpenCardEndpoint {
  private static final int MOST_AWAY_DAYS = 400;

  private final CardDesk desk;
  private final CardGate gate;
  private final NoticeDesk notices;
  private final Jurisdiction jurisdiction;

  OpenCardEndpoint(CardDesk desk, CardGate gate, NoticeDesk notices, Jurisdiction jurisdiction) {
    this.desk = desk;
    this.gate = gate;
    this.notices = notices;
    this.jurisdiction = jurisdiction;
  }

  /** Number and code as typed. */
  record Slip(@NotBlank @Size(max = 40) String number, @NotBlank @Size(max = 20) String code) {}

  /** What is booked, and what can be. */
  @Open("shows free times only to whoever holds a card's number and code; tries are limited")
  @PostMapping
  CardDesk.Page look(@Valid @RequestBody Slip slip, HttpServletRequest http) {
    return use(slip.number(), slip.code(), new CardDesk.Use.Look(), http);
  }

  /**
   * A time that suits the household.
   *
   * @param from begin of a free time
   * @param way door when nothing is said
   * @param phone by which the household wants to be told when something changes; nobody sees it
   *     without a reason
   */
  record Booking(
      @NotBlank @Size(max = 40) String number,
      @NotBlank @Size(max = 20) String code,
      @NotNull Instant from,
      @Nullable Way way,
      @Nullable @Size(max = 200) String note,
      @Nullable @Size(max = 40) String phone) {}

  /** Books a time, or moves what was booked to it. */
  @Open("books only for whoever holds a card's number and code; tries are limited")
  @PostMapping("/booking")
  CardDesk.Page book(@Valid @RequestBody Booking booking, HttpServletRequest http) {
    return use(
        booking.number(),
        booking.code(),
        new CardDesk.Use.Book(
            booking.from(),
            booking.way() == null ? Way.DOOR : booking.way(),
            text(booking.note()),
            phone(booking.phone())),
        http);
  }

  /** Cancels what was booked. */
  @Open("cancels only for whoever holds a card's number and code; tries are limited")
  @PostMapping("/cancellation")
  CardDesk.Page cancel(@Valid @RequestBody Slip slip, HttpServletRequest http) {
    return use(slip.number(), slip.code(), new CardDesk.Use.Cancel(), http);
  }

  /**
   * How the household wants to be met.
   *
   * @param call whether to call instead of knocking
   * @param awayUntil last day on which nobody is there
   */
  record Wish(
      @NotBlank @Size(max = 40) String number,
      @NotBlank @Size(max = 20) String code,
      boolean call,
      DoorWish.@Nullable Times times,
      @Nullable LocalDate awayUntil,
      @Nullable @Size(max = 200) String note,
      @Nullable @Size(max = 40) String phone) {}

  /** Says how the household wants to be met; the page does not show it again. */
  @Open("takes a wish only from whoever holds a card's number and code; tries are limited")
  @PostMapping("/wish")
  CardDesk.Page wish(@Valid @RequestBody Wish wish, HttpServletRequest http) {
    LocalDate today = jurisdiction.today();
    if (wish.awayUntil() != null
        && (wish.awayUntil().isBefore(today)
            || wish.awayUntil().isAfter(today.plusDays(MOST_AWAY_DAYS)))) {
      throw Refusal.badInput("awayUntil");
    }
    return use(
        wish.number(),
        wish.code(),
        new CardDesk.Use.Say(
            new WishDesk.Wanted(
                wish.call(),
                wish.times() == null ? DoorWish.Times.ANY : wish.times(),
                Optional.ofNullable(wish.awayUntil()),
                text(wish.note())),
            phone(wish.phone())),
        http);
  }

  private CardDesk.Page use(String typed, String code, CardDesk.Use use, HttpServletRequest http) {
    String number = CardNumber.parse(typed).map(CardNumber::text).orElse("none");
    gate.ask(http.getRemoteAddr(), number)
        .ifPresent(
            wait -> {
              throw new Refusal(Problem.TOO_MANY, Map.of("seconds", Math.max(1, wait.toSeconds())));
            });
    return switch (desk.use(typed, code, use, notices.sendsTexts())) {
      case CardDesk.Used.Done done -> done.page();
      case CardDesk.Used.NotFree taken -> throw new Refusal(Problem.SLOT_TAKEN);
      case CardDesk.Used.Unknown unknown -> {
        if (!number.equals("none")) {
          gate.wrong(number);
        }
        throw new Refusal(Problem.CARD_NOT_FOUND);
      }
    };
  }

  private static Optional<String> text(@Nullable String typed) {
    return Optional.ofNullable(typed).map(CleanText::line).filter(text -> !text.isEmpty());
  }

  private static Optional<PhoneNumber> phone(@Nullable String typed) {
    return text(typed)
        .map(text -> PhoneNumber.read(text).value().orElseThrow(() -> Refusal.badInput("phone")));
  }
}
