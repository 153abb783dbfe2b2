package org.koumen.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, roles and grants, for whoever manages access in an area. */
@RestController
@RequestMapping("/api")
class AccountEndpoint {
  private final AccountDesk desk;
  private final AccountDirectory directory;
  private final AuditLog audit;
  private final Jurisdiction jurisdiction;

  AccountEndpoint(
      AccountDesk desk, AccountDirectory directory, AuditLog audit, Jurisdiction jurisdiction) {
    this.desk = desk;
    this.directory = directory;
    this.audit = audit;
    this.jurisdiction = jurisdiction;
  }

  @Needs(Permission.ACCESS_ADMIN)
  @GetMapping("/accounts")
  Rows<AccountDirectory.Listed> accounts(
      Scope scope,
      @RequestParam(name = "q", required = false) @Nullable String query,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return directory.accounts(scope, query, after, limit);
  }

  record NewAccount(
      @Pattern(regexp = "[a-zA-Z0-9][a-zA-Z0-9._-]{1,63}") String login,
      @NotBlank @Size(max = 50) String name,
      @Nullable UUID staffId) {}

  /** A link to hand to the account's owner; shown once. */
  record Link(UUID accountId, String path, Instant expiresAt) {
    static Link of(AccountDesk.Invitation invitation) {
      return new Link(
          invitation.accountId(), "/desk/setup/" + invitation.token(), invitation.expiresAt());
    }
  }

  @Needs(Permission.ACCESS_ADMIN)
  @PostMapping("/accounts")
  @ResponseStatus(HttpStatus.CREATED)
  Link invite(@Valid @RequestBody NewAccount body, Actor actor) {
    return desk.invite(body.login(), body.name(), body.staffId(), actor)
        .map(Link::of)
        .orElseThrow(() -> new Refusal(Problem.LOGIN_TAKEN, Map.of("login", body.login())));
  }

  @Needs(Permission.ACCESS_ADMIN)
  @PostMapping("/accounts/{id}/link")
  Link renewLink(@PathVariable UUID id, Scope scope, Actor actor) {
    mustCover(scope, id);
    return Link.of(desk.renewLink(id, actor));
  }

  @Needs(Permission.ACCESS_ADMIN)
  @DeleteMapping("/accounts/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void close(@PathVariable UUID id, Scope scope, Actor actor) {
    mustCover(scope, id);
    try {
      desk.close(id, actor);
    } catch (AccountDesk.LastAdministrator last) {
      throw new Refusal(Problem.LAST_ADMINISTRATOR);
    }
  }

  @Needs(Permission.ACCESS_ADMIN)
  @PostMapping("/accounts/{id}/reopening")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reopen(@PathVariable UUID id, Scope scope, Actor actor) {
    mustCover(scope, id);
    desk.reopen(id, actor);
  }

  @Needs(Permission.ACCESS_ADMIN)
  @DeleteMapping("/accounts/{id}/lock")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unlock(@PathVariable UUID id, Scope scope, Actor actor) {
    mustCover(scope, id);
    desk.unlock(id, actor);
  }

  @Needs(Permission.ACCESS_ADMIN)
  @DeleteMapping("/accounts/{id}/totp")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void dropTotp(@PathVariable UUID id, Scope scope, Actor actor) {
    mustCover(scope, id);
    desk.dropTotp(id, actor);
  }

  /**
   * A role in an area.
   *
   * @param validFrom today when absent
   * @param validTo last day; no end when absent
   */
  record NewGrant(
      @NotBlank String roleCode,
      @Pattern(regexp = "[0-9]{0,18}") String areaCode,
      @Nullable UUID unitId,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo) {}

  record Made(UUID id) {}

  @Needs(Permission.ACCESS_ADMIN)
  @PostMapping("/accounts/{id}/grants")
  @ResponseStatus(HttpStatus.CREATED)
  Made grant(@PathVariable UUID id, @Valid @RequestBody NewGrant body, Scope scope, Actor actor) {
    mustCover(scope, id);
    if (!scope.covers(body.areaCode())) {
      throw new Refusal(Problem.NO_PERMISSION);
    }
    if (directory.roles().stream().noneMatch(role -> role.code().equals(body.roleCode()))) {
      throw Refusal.badInput("roleCode");
    }
    LocalDate today = jurisdiction.today();
    LocalDate from = body.validFrom() == null ? today : body.validFrom();
    LocalDate to = body.validTo();
    if (from.isBefore(today)) {
      throw Refusal.badInput("validFrom");
    }
    if (to != null && to.isBefore(from)) {
      throw Refusal.badInput("validTo");
    }
    return new Made(
        desk.grant(id, body.roleCode(), body.areaCode(), body.unitId(), from, to, actor));
  }

  @Needs(Permission.ACCESS_ADMIN)
  @DeleteMapping("/accounts/{id}/grants/{grant}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void endGrant(@PathVariable UUID id, @PathVariable UUID grant, Scope scope, Actor actor) {
    mustCover(scope, id);
    try {
      if (desk.endGrant(id, grant, actor) == AccountDesk.EndAnswer.NOT_FOUND) {
        throw new Refusal(Problem.NOT_FOUND);
      }
    } catch (AccountDesk.LastAdministrator last) {
      throw new Refusal(Problem.LAST_ADMINISTRATOR);
    }
  }

  record OidcLink(@Nullable @Size(max = 500) String subject) {}

  @Needs(Permission.ACCESS_ADMIN)
  @PutMapping("/accounts/{id}/oidc")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void linkOidc(
      @PathVariable UUID id, @Valid @RequestBody OidcLink body, Scope scope, Actor actor) {
    mustCover(scope, id);
    desk.linkOidc(id, body.subject(), actor);
  }

  @Needs(Permission.ACCESS_ADMIN)
  @GetMapping("/roles")
  List<AccountDirectory.Role> roles() {
    return directory.roles();
  }

  record OwnRole(
      @NotBlank @Size(max = 50) String nameZh,
      @NotBlank @Size(max = 50) String nameEn,
      Set<Permission> permissions) {}

  @Needs(Permission.SETTINGS_WRITE)
  @PutMapping("/roles/{code}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void putRole(
      @PathVariable @Pattern(regexp = "[a-z][a-z0-9_]{1,40}") String code,
      @Valid @RequestBody OwnRole body,
      Actor actor) {
    // Roles hold everywhere: only who manages access for the whole may say what they mean.
    if (!actor.may(Permission.ACCESS_ADMIN, "")) {
      throw new Refusal(Problem.NO_PERMISSION);
    }
    directory.put(
        new AccountDirectory.Role(code, body.nameZh(), body.nameEn(), body.permissions(), false));
    audit.add(actor, "role.put", null, code, Map.of("permissions", body.permissions().toString()));
  }

  /** Who manages access in an area must not reach accounts whose rights go beyond it. */
  private void mustCover(Scope scope, UUID account) {
    if (!desk.isWithin(account, scope)) {
      throw new Refusal(Problem.NOT_FOUND);
    }
  }
}
