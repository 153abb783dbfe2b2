package org.koumen.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own session: signing in and out, password, one-time code, language. */
@RestController
@RequestMapping("/api/session")
class SessionEndpoint {
  private final SignInDesk desk;
  private final AccountDirectory directory;
  private final AreaNames areaNames;
  private final Jurisdiction jurisdiction;

  SessionEndpoint(
      SignInDesk desk, AccountDirectory directory, AreaNames areaNames, Jurisdiction jurisdiction) {
    this.desk = desk;
    this.directory = directory;
    this.areaNames = areaNames;
    this.jurisdiction = jurisdiction;
  }

  record SignIn(
      @NotBlank @Size(max = 100) String login,
      @NotBlank @Size(max = 200) String password,
      @Nullable @Size(max = 10) String code) {}

  record HeldRole(
      String code,
      String nameZh,
      String nameEn,
      String areaCode,
      String areaName,
      @Nullable UUID unitId) {}

  record HomeArea(String code, String name) {}

  /** The signed-in account about itself. */
  record Me(
      UUID accountId,
      String login,
      String name,
      String locale,
      @Nullable UUID staffId,
      Set<Permission> permissions,
      List<HeldRole> roles,
      List<HomeArea> areas,
      boolean totp) {}

  @Open("signing in is how one stops being nobody")
  @PostMapping
  Me signIn(
      @Valid @RequestBody SignIn body, HttpServletRequest request, HttpServletResponse response) {
    SignInDesk.Answer answer =
        desk.signIn(
            body.login(), body.password(), body.code(), request.getHeader(HttpHeaders.USER_AGENT));
    return switch (answer) {
      case SignInDesk.Answer.Welcome welcome -> {
        response.addHeader(
            HttpHeaders.SET_COOKIE,
            SessionFilter.cookie(welcome.token(), request.isSecure()).toString());
        yield me(desk.actor(welcome.token()).orElseThrow());
      }
      case SignInDesk.Answer.Wrong wrong -> throw new Refusal(Problem.SIGN_IN_FAILED);
      case SignInDesk.Answer.Locked locked ->
          throw new Refusal(
              Problem.ACCOUNT_LOCKED,
              Map.of(
                  "until",
                  DateTimeFormatter.ofPattern("HH:mm")
                      .format(
                          ZonedDateTime.ofInstant(
                              locked.until().plusSeconds(59), jurisdiction.zone()))));
      case SignInDesk.Answer.CodeNeeded needed -> throw new Refusal(Problem.CODE_NEEDED);
      case SignInDesk.Answer.CodeWrong wrong -> throw new Refusal(Problem.CODE_WRONG);
    };
  }

  @SignedIn("who am I")
  @GetMapping
  Me me(Actor actor) {
    Map<String, AccountDirectory.Role> roles =
        directory.roles().stream()
            .collect(Collectors.toMap(AccountDirectory.Role::code, role -> role));
    List<String> codes = actor.grants().stream().map(Actor.Grant::areaCode).distinct().toList();
    Map<String, String> names = areaNames.of(codes);
    return new Me(
        actor.accountId(),
        actor.login(),
        actor.name(),
        actor.locale(),
        actor.staffId().orElse(null),
        actor.grants().stream()
            .flatMap(grant -> grant.permissions().stream())
            .collect(Collectors.toCollection(java.util.TreeSet::new)),
        actor.grants().stream()
            .map(
                grant -> {
                  AccountDirectory.Role role = roles.get(grant.role());
                  return new HeldRole(
                      grant.role(),
                      role == null ? grant.role() : role.nameZh(),
                      role == null ? grant.role() : role.nameEn(),
                      grant.areaCode(),
                      names.getOrDefault(grant.areaCode(), grant.areaCode()),
                      grant.unitId().orElse(null));
                })
            .toList(),
        Scope.of(codes).prefixes().stream()
            .map(code -> new HomeArea(code, names.getOrDefault(code, code)))
            .toList(),
        desk.hasTotp(actor.accountId()));
  }

  @Open("signing out works even when the session has ended")
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void signOut(HttpServletRequest request, HttpServletResponse response) {
    SessionFilter.token(request).ifPresent(desk::signOut);
    response.addHeader(
        HttpHeaders.SET_COOKIE, SessionFilter.cookie("", request.isSecure()).toString());
  }

  record PasswordChange(
      @NotBlank @Size(max = 200) String current, @NotBlank @Size(max = 200) String next) {}

  @SignedIn("one's own password")
  @PostMapping("/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changePassword(
      @Valid @RequestBody PasswordChange body, Actor actor, HttpServletRequest request) {
    String token = SessionFilter.token(request).orElseThrow();
    switch (desk.changePassword(actor, token, body.current(), body.next())) {
      case CHANGED -> {}
      case WRONG -> throw new Refusal(Problem.SIGN_IN_FAILED);
      case WEAK -> throw new Refusal(Problem.PASSWORD_WEAK);
    }
  }

  record TotpOffer(String secret, String uri) {}

  @SignedIn("one's own one-time code")
  @PostMapping("/totp")
  TotpOffer offerTotp(Actor actor) {
    String secret = Totp.newSecret();
    return new TotpOffer(
        secret,
        "otpauth://totp/Koumen:"
            + actor.login()
            + "?secret="
            + secret
            + "&issuer=Koumen&digits=6&period=30");
  }

  record TotpProof(
      @Pattern(regexp = "[A-Z2-7]{32}") String secret, @Pattern(regexp = "[0-9]{6}") String code) {}

  @SignedIn("one's own one-time code")
  @PutMapping("/totp")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void enrolTotp(@Valid @RequestBody TotpProof body, Actor actor) {
    if (!desk.enrolTotp(actor, body.secret(), body.code())) {
      throw new Refusal(Problem.CODE_WRONG);
    }
  }

  record Proof(@NotBlank @Size(max = 200) String password) {}

  @SignedIn("one's own one-time code")
  @PostMapping("/totp/removal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void dropTotp(@Valid @RequestBody Proof body, Actor actor) {
    if (!desk.dropTotp(actor, body.password())) {
      throw new Refusal(Problem.SIGN_IN_FAILED);
    }
  }

  record Language(@Pattern(regexp = "zh-CN|en") String locale) {}

  @SignedIn("one's own language")
  @PutMapping("/locale")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void setLocale(@Valid @RequestBody Language body, Actor actor) {
    desk.setLocale(actor, body.locale());
  }
}
