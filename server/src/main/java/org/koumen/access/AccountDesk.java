package org.koumen.access;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts of the people who serve: invited, granted roles in areas, closed. */
@Component
public class AccountDesk {
  static final Duration LINK_HOLDS = Duration.ofDays(3);

  private final AccountTable accounts;
  private final SessionTable sessions;
  private final AccountDirectory directory;
  private final Passwords passwords;
  private final AuditLog audit;
  private final Jurisdiction jurisdiction;

  AccountDesk(
      AccountTable accounts,
      SessionTable sessions,
      AccountDirectory directory,
      Passwords passwords,
      AuditLog audit,
      Jurisdiction jurisdiction) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.directory = directory;
    this.passwords = passwords;
    this.audit = audit;
    this.jurisdiction = jurisdiction;
  }

  /**
   * An invited account with the link by which its owner sets the password; the token is shown only
   * here.
   */
  public record Invitation(UUID accountId, String token, Instant expiresAt) {}

  /**
   * Invites somebody.
   *
   * @param by who invites; null is the system's first start
   * @return empty when the login is taken
   */
  @Transactional
  public Optional<Invitation> invite(
      String login, String name, @Nullable UUID staff, @Nullable Actor by) {
    UUID id = Ids.next();
    String folded = login.strip().toLowerCase(Locale.ROOT);
    UUID inviter = by == null ? null : by.accountId();
    if (!accounts.add(id, folded, name.strip(), staff, jurisdiction.now(), inviter)) {
      return Optional.empty();
    }
    audit.add(inviter, by == null ? null : by.name(), "account.invited", null, folded, Map.of());
    return Optional.of(link(id));
  }

  /**
   * A new link for an account, in place of earlier ones: for who has not set a password or has
   * forgotten it.
   */
  @Transactional
  public Invitation renewLink(UUID account, Actor by) {
    audit.add(by, "account.link-renewed", null, account.toString(), Map.of());
    return link(account);
  }

  /** What comes of following a setup link. */
  public enum SetupAnswer {
    DONE,
    EXPIRED,
    WEAK
  }

  /** The login and name behind a setup link that still holds. */
  @Transactional(readOnly = true)
  public Optional<Map.Entry<String, String>> behindLink(String token) {
    return sessions
        .setupLink(Tokens.hash(token), jurisdiction.now())
        .flatMap(accounts::credentials)
        .map(account -> Map.entry(account.login(), account.name()));
  }

  /**
   * Sets the first or a new password through a link, which is used up; all earlier sessions end.
   */
  @Transactional
  public SetupAnswer setUp(String token, String password) {
    byte[] hash = Tokens.hash(token);
    Instant now = jurisdiction.now();
    Optional<AccountTable.Credentials> found =
        sessions
            .setupLink(hash, now)
            .flatMap(accounts::credentials)
            .filter(account -> !account.state().equals("closed"));
    if (found.isEmpty()) {
      return SetupAnswer.EXPIRED;
    }
    AccountTable.Credentials account = found.get();
    if (!passwords.isStrong(password, account.login())) {
      return SetupAnswer.WEAK;
    }
    if (!sessions.useSetupLink(hash, now)) {
      return SetupAnswer.EXPIRED;
    }
    accounts.setPassword(account.id(), passwords.hash(password));
    sessions.closeAll(account.id(), null);
    audit.add(account.id(), account.name(), "account.set-up", null, account.login(), Map.of());
    return SetupAnswer.DONE;
  }

  /**
   * Gives an account a role in an area.
   *
   * @param area prefix of area codes; empty is the nation
   * @param unit the unit for which a department's role holds
   * @param by null when the system sets up the first administrator
   */
  @Transactional
  public UUID grant(
      UUID account,
      String role,
      String area,
      @Nullable UUID unit,
      @Nullable LocalDate until,
      @Nullable Actor by) {
    return grant(account, role, area, unit, jurisdiction.today(), until, by);
  }

  /**
   * Gives an account a role in an area for some days.
   *
   * @param from first day; the right may start later than it is given
   * @param until last day; null for no end
   */
  @Transactional
  public UUID grant(
      UUID account,
      String role,
      String area,
      @Nullable UUID unit,
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable Actor by) {
    UUID id = Ids.next();
    UUID granter = by == null ? null : by.accountId();
    accounts.grant(id, account, role, area, unit, from, until, granter, jurisdiction.now());
    audit.add(
        granter,
        by == null ? null : by.name(),
        "account.granted",
        area,
        account.toString(),
        Map.of("role", role));
    return id;
  }

  /** What comes of taking a right away. */
  public enum EndAnswer {
    ENDED,
    NOT_FOUND,
    LAST_ADMINISTRATOR
  }

  /** Ends a grant at once; the last administrator stays. */
  @Transactional
  public EndAnswer endGrant(UUID account, UUID grant, Actor by) {
    boolean managed = hasAdministrator();
    if (!accounts.endGrant(account, grant, jurisdiction.today().minusDays(1))) {
      return EndAnswer.NOT_FOUND;
    }
    if (managed && !hasAdministrator()) {
      throw new LastAdministrator();
    }
    audit.add(
        by, "account.grant-ended", null, account.toString(), Map.of("grant", grant.toString()));
    return EndAnswer.ENDED;
  }

  /** Closes an account and ends its sessions; the last administrator stays. */
  @Transactional
  public void close(UUID account, Actor by) {
    boolean managed = hasAdministrator();
    accounts.setState(account, "closed");
    if (managed && !hasAdministrator()) {
      throw new LastAdministrator();
    }
    sessions.closeAll(account, null);
    audit.add(by, "account.closed", null, account.toString(), Map.of());
  }

  /** Whether all that an account may do lies within a scope: who may see to it. */
  @Transactional(readOnly = true)
  public boolean isWithin(UUID account, Scope scope) {
    return directory.areasOf(account, jurisdiction.today()).stream().allMatch(scope::covers);
  }

  /** Where an account may do anything today. */
  @Transactional(readOnly = true)
  public Scope reach(UUID account) {
    return Scope.of(directory.areasOf(account, jurisdiction.today()));
  }

  /** Ends all sessions of an account; it may sign in again. */
  @Transactional
  public void endSessions(UUID account) {
    sessions.closeAll(account, null);
  }

  /** Lets a closed account in again; it may do what its grants still say. */
  @Transactional
  public void reopen(UUID account, Actor by) {
    if (accounts.reopen(account)) {
      audit.add(by, "account.reopened", null, account.toString(), Map.of());
    }
  }

  /** Ends a lock after wrong passwords before its time. */
  @Transactional
  public void unlock(UUID account, Actor by) {
    accounts.failed(account, 0, null);
    audit.add(by, "account.unlocked", null, account.toString(), Map.of());
  }

  /** Drops the second step of somebody who has lost the phone; it can be set up anew. */
  @Transactional
  public void dropTotp(UUID account, Actor by) {
    accounts.setTotp(account, null, 0);
    audit.add(by, "account.totp-dropped", null, account.toString(), Map.of());
  }

  /**
   * Makes an active account with a given password. Only for the demo, whose passwords are printed
   * for everybody to see; {@code serve} never calls this.
   */
  @Transactional
  public UUID addWithKnownPassword(
      String login, String name, @Nullable UUID staff, String password) {
    UUID id = Ids.next();
    if (!accounts.add(id, login, name, staff, jurisdiction.now(), null)) {
      throw new IllegalStateException("the login " + login + " is taken");
    }
    accounts.setPassword(id, passwords.hash(password));
    return id;
  }

  /** Lets an account sign in through an OpenID provider under this subject; null unlinks it. */
  @Transactional
  public void linkOidc(UUID account, @Nullable String subject, Actor by) {
    accounts.linkOidc(account, subject);
    audit.add(
        by, "account.oidc-linked", null, account.toString(), Map.of("linked", subject != null));
  }

  /** Whether anybody can manage access. */
  @Transactional(readOnly = true)
  public boolean hasAdministrator() {
    return !accounts.administrators(jurisdiction.today()).isEmpty();
  }

  /** The one administrator who never set a password, if that is how things stand. */
  @Transactional(readOnly = true)
  Optional<UUID> waitingAdministrator() {
    var administrators = accounts.administrators(jurisdiction.today());
    return administrators.size() == 1
        ? accounts
            .credentials(administrators.getFirst())
            .filter(account -> account.passwordHash() == null)
            .map(AccountTable.Credentials::id)
        : Optional.empty();
  }

  Invitation link(UUID account) {
    String token = Tokens.next();
    Instant expires = jurisdiction.now().plus(LINK_HOLDS);
    sessions.putSetupLink(Tokens.hash(token), account, jurisdiction.now(), expires);
    return new Invitation(account, token, expires);
  }

  /** Rolls back what would leave nobody to manage access. */
  static final class LastAdministrator extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
