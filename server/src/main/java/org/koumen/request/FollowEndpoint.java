package org.koumen.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Open;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For the one who asked: where the request stands, and the rating. No account, number and code. */
@RestController
@RequestMapping("/api/follow")
class FollowEndpoint {
  private final FollowDesk desk;
  private final FollowGate gate;

  FollowEndpoint(FollowDesk desk, FollowGate gate) {
    this.desk = desk;
    this.gate = gate;
  }

  /** Number and code as typed. */
  record Slip(@NotBlank @Size(max = 60) String number, @NotBlank @Size(max = 20) String code) {}

  /** Where the request stands. */
  @Open("shows a request only to whoever holds its number and its code; tries are limited")
  @PostMapping
  FollowView follow(@Valid @RequestBody Slip slip, HttpServletRequest http, Locale locale) {
    String number = pass(slip.number(), http);
    return desk.follow(slip.number(), slip.code(), isChinese(locale))
        .orElseThrow(() -> wrong(number));
  }

  /**
   * The reporter's judgement.
   *
   * @param id made by the reporter's browser; sent twice it counts once
   * @param solved whether the matter is solved
   * @param stars 1 to 5
   */
  record Rating(
      @NotBlank @Size(max = 60) String number,
      @NotBlank @Size(max = 20) String code,
      @Nullable UUID id,
      @NotNull Boolean solved,
      @NotNull @Min(1) @Max(5) Integer stars,
      @Nullable @Size(max = 1000) String reason) {}

  /** Judges the answer, once. */
  @Open("takes a rating only from whoever holds the request's number and code; tries are limited")
  @PostMapping("/rating")
  FollowView rate(@Valid @RequestBody Rating rating, HttpServletRequest http, Locale locale) {
    Wish.Rate wish =
        new Wish.Rate(
            rating.id(),
            null,
            rating.solved(),
            rating.stars(),
            rating.reason(),
            Move.Way.WEB,
            null);
    return act(rating.number(), rating.code(), wish, http, locale);
  }

  /**
   * Words of the reporter: an answer, or why.
   *
   * @param id made by the reporter's browser; sent twice it counts once
   */
  record Words(
      @NotBlank @Size(max = 60) String number,
      @NotBlank @Size(max = 20) String code,
      @Nullable UUID id,
      @NotBlank @Size(max = 1000) String text) {}

  /** Answers what the reporter was asked; the clock goes on. */
  @Open("takes an answer only from whoever holds the request's number and code; tries are limited")
  @PostMapping("/answer")
  FollowView answer(@Valid @RequestBody Words words, HttpServletRequest http, Locale locale) {
    Wish wish = new Wish.Answer(words.id(), null, words.text());
    return act(words.number(), words.code(), wish, http, locale);
  }

  /** Has it done again, because it turned out not to be solved. */
  @Open("reopens only for whoever holds the request's number and code; tries are limited")
  @PostMapping("/reopening")
  FollowView reopen(@Valid @RequestBody Words words, HttpServletRequest http, Locale locale) {
    Wish wish = new Wish.Reopen(words.id(), null, words.text());
    return act(words.number(), words.code(), wish, http, locale);
  }

  /** Has the answer reviewed by a higher desk. */
  @Open("appeals only for whoever holds the request's number and code; tries are limited")
  @PostMapping("/appeal")
  FollowView appeal(@Valid @RequestBody Words words, HttpServletRequest http, Locale locale) {
    Wish wish = new Wish.Appeal(words.id(), null, words.text());
    return act(words.number(), words.code(), wish, http, locale);
  }

  /** Takes the request back. */
  @Open("withdraws only for whoever holds the request's number and code; tries are limited")
  @PostMapping("/withdrawal")
  FollowView withdraw(@Valid @RequestBody Words words, HttpServletRequest http, Locale locale) {
    Wish wish = new Wish.Withdraw(words.id(), null, words.text());
    return act(words.number(), words.code(), wish, http, locale);
  }

  private FollowView act(
      String typed, String code, Wish wish, HttpServletRequest http, Locale locale) {
    String number = pass(typed, http);
    return switch (desk.act(typed, code, wish, isChinese(locale))) {
      case FollowDesk.Acted.Done done -> done.view();
      case FollowDesk.Acted.NotFound none -> throw wrong(number);
      case FollowDesk.Acted.No no -> {
        boolean lacks =
            no.because() instanceof Moved.Missing || no.because() instanceof Moved.SignatureUnfit;
        if (wish instanceof Wish.Rate && !lacks) {
          throw new Refusal(
              no.view().stars() == null ? Problem.RATING_TOO_EARLY : Problem.RATED_ALREADY);
        }
        throw RequestAnswers.refusal(no.because());
      }
    };
  }

  private String pass(String typed, HttpServletRequest http) {
    String number = RequestNumber.parse(typed).map(RequestNumber::text).orElse("none");
    gate.ask(http.getRemoteAddr(), number)
        .ifPresent(
            wait -> {
              throw new Refusal(Problem.TOO_MANY, Map.of("seconds", Math.max(1, wait.toSeconds())));
            });
    return number;
  }

  private Refusal wrong(String number) {
    if (!number.equals("none")) {
      gate.wrong(number);
    }
    return new Refusal(Problem.FOLLOW_NOT_FOUND);
  }

  private static boolean isChinese(Locale locale) {
    return !locale.getLanguage().equals("en");
  }
}
