package org.koumen.home;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Open;
import org.koumen.area.AreaCode;
import org.koumen.platform.Buckets;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.koumen.registry.PhoneNumber;
import org.koumen.request.RequestDesk;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A household's own file, for whoever opened it with a code. No account. */
@RestController
@RequestMapping("/api/home")
class HomeEndpoint {
  static final String COOKIE = "koumen_home";

  private static final int TRIES = 10;
  private static final int TEXTS = 3;
  private static final Duration WITHIN = Duration.ofMinutes(15);

  private final HomeDesk desk;
  private final HomeCodes codes;
  private final Jurisdiction jurisdiction;
  private final Buckets tries = new Buckets();

  HomeEndpoint(HomeDesk desk, HomeCodes codes, Jurisdiction jurisdiction) {
    this.desk = desk;
    this.codes = codes;
    this.jurisdiction = jurisdiction;
  }

  /** The code as typed. */
  record Code(@NotBlank @Size(max = 40) String code) {}

  /** Opens the file; the code is used up. */
  @Open(
      "opens a file only to whoever holds the household's code; works once, and tries are limited")
  @PostMapping
  HomeDesk.OwnFile open(
      @Valid @RequestBody Code code, HttpServletRequest http, HttpServletResponse answer) {
    limit("o " + http.getRemoteAddr(), TRIES, WITHIN);
    String token = desk.open(code.code()).orElseThrow(() -> new Refusal(Problem.HOME_CODE_WRONG));
    return opened(token, http, answer);
  }

  private HomeDesk.OwnFile opened(
      String token, HttpServletRequest http, HttpServletResponse answer) {
    answer.addHeader(HttpHeaders.SET_COOKIE, cookie(token, HomeDesk.OPEN, http));
    return desk.of(token).flatMap(desk::file).orElseThrow(HomeEndpoint::closed);
  }

  private void limit(String key, int most, Duration within) {
    tries
        .take(key, most, within, jurisdiction.now())
        .ifPresent(
            wait -> {
              throw new Refusal(Problem.TOO_MANY, Map.of("seconds", Math.max(1, wait.toSeconds())));
            });
  }

  /**
   * How a file can be opened here.
   *
   * @param texts whether codes are sent by text message
   */
  record Ways(boolean texts) {}

  /** How a file can be opened here. */
  @Open("tells whether the place sends text messages, nobody's data")
  @GetMapping("/ways")
  Ways ways() {
    return new Ways(codes.areOn());
  }

  /** A community, and a number that somebody says is theirs. */
  record Number(@NotNull AreaCode areaCode, @NotBlank @Size(max = 40) String phone) {}

  /** Sends a code to the number, where the file of one household holds it; never says whether. */
  @Open("answers the same whatever the number is; a code goes only to the number on the file")
  @PostMapping("/codes")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void send(@Valid @RequestBody Number number, HttpServletRequest http) {
    if (!codes.areOn()) {
      throw new Refusal(Problem.HOME_NO_TEXTS);
    }
    PhoneNumber phone = phone(number.areaCode(), number.phone());
    limit("s " + http.getRemoteAddr(), TRIES, WITHIN);
    limit("p " + phone.value(), TEXTS, Duration.ofHours(1));
    codes.send(number.areaCode(), phone);
  }

  /** The code that came by text message. */
  record Texted(
      @NotNull AreaCode areaCode,
      @NotBlank @Size(max = 40) String phone,
      @NotBlank @Size(max = 20) String code) {}

  /** Opens the file with the code that came by text message; it is used up. */
  @Open("opens a file only to whoever got the code on the number that the file holds")
  @PostMapping("/opening")
  HomeDesk.OwnFile open(
      @Valid @RequestBody Texted texted, HttpServletRequest http, HttpServletResponse answer) {
    PhoneNumber phone = phone(texted.areaCode(), texted.phone());
    limit("o " + http.getRemoteAddr(), TRIES, WITHIN);
    String token =
        desk.open(texted.areaCode(), phone, texted.code())
            .orElseThrow(() -> new Refusal(Problem.HOME_TEXT_WRONG));
    return opened(token, http, answer);
  }

  private static PhoneNumber phone(AreaCode area, String typed) {
    if (area.value().length() < 9) {
      throw Refusal.badInput("areaCode");
    }
    return PhoneNumber.read(typed)
        .value()
        .filter(PhoneNumber::isMobile)
        .orElseThrow(() -> Refusal.badInput("phone"));
  }

  /** The file that is open. */
  @Open("shows a household's file only to whoever opened it with its code")
  @GetMapping
  HomeDesk.OwnFile file(HttpServletRequest http) {
    return desk.file(home(http)).orElseThrow(HomeEndpoint::closed);
  }

  /** Who looked at the file that is open. */
  @Open("shows the looks at a household's file only to whoever opened it with its code")
  @GetMapping("/looks")
  Rows<HomeDesk.Look> looks(HttpServletRequest http) {
    return Rows.all(desk.looks(home(http)));
  }

  /**
   * What is wrong in the file.
   *
   * @param id made by the browser; sent twice it counts once
   */
  record Correction(
      @NotNull UUID id,
      @NotBlank @Size(max = 2000) String text,
      @Nullable @Pattern(regexp = "[0-9+() -]{5,20}") String phone) {}

  /** Asks to have the file corrected. */
  @Open("takes a wish for correction only from whoever opened the file with its code")
  @PostMapping("/corrections")
  RequestDesk.Slip correct(@Valid @RequestBody Correction wish, HttpServletRequest http) {
    RequestDesk.Taken taken =
        desk.correct(home(http), wish.id(), wish.text(), Optional.ofNullable(wish.phone()))
            .orElseThrow(HomeEndpoint::closed);
    return switch (taken) {
      case RequestDesk.Taken.In in -> new RequestDesk.Slip(in.number(), in.code());
      case RequestDesk.Taken.IdTaken other -> throw new Refusal(Problem.KEY_REUSED);
      case RequestDesk.Taken.AreaUnknown area -> throw closed();
    };
  }

  /** Closes it, on a telephone that others use too. */
  @Open("closes what this browser has open")
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void close(HttpServletRequest http, HttpServletResponse answer) {
    token(http).ifPresent(desk::close);
    answer.addHeader(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, http));
  }

  private HomeTable.Home home(HttpServletRequest http) {
    return token(http).flatMap(desk::of).orElseThrow(HomeEndpoint::closed);
  }

  private static Refusal closed() {
    return new Refusal(Problem.HOME_CLOSED);
  }

  private static Optional<String> token(HttpServletRequest http) {
    if (http.getCookies() != null) {
      for (Cookie cookie : http.getCookies()) {
        if (cookie.getName().equals(COOKIE) && !cookie.getValue().isEmpty()) {
          return Optional.of(cookie.getValue());
        }
      }
    }
    return Optional.empty();
  }

  private static String cookie(String token, Duration age, HttpServletRequest http) {
    return ResponseCookie.from(COOKIE, token)
        .httpOnly(true)
        .secure(http.isSecure())
        .sameSite("Strict")
        .path("/api/home")
        .maxAge(age)
        .build()
        .toString();
  }
}
