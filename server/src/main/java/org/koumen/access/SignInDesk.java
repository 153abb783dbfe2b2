package org.koumen.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Seal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Signing in and out, passwords and one-time codes of one's own account. */
@Component
public class SignInDesk {
  static final Duration IDLE = Duration.ofHours(12);
  private static final Duration TOUCH_AFTER = Duration.ofMinutes(1);
  private static final int FREE_ATTEMPTS = 5;
  private static final Duration FIRST_LOCK = Duration.ofMinutes(1);
  private static final int LONGEST_LOCK_DOUBLINGS = 6;

  private final AccountTable accounts;
  private final SessionTable sessions;
  private final Passwords passwords;
  private final AuditLog audit;
  private final Jurisdiction jurisdiction;
  private final Seal seal;

  SignInDesk(
      AccountTable accounts,
      SessionTable sessions,
      Passwords passwords,
      AuditLog audit,
      Jurisdiction jurisdiction,
      Seal seal) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.passwords = passwords;
    this.audit = audit;
    this.jurisdiction = jurisdiction;
    this.seal = seal;
  }

  /** What comes of trying to sign in. */
  public sealed interface Answer {
    /** Signed in; the token is the cookie's value and is shown only here. */
    record Welcome(String token) implements Answer {}

    /** Wrong account or password; which of the two is not told. */
    record Wrong() implements Answer {}

    /** Too many failures; the account opens again at this moment. */
    record Locked(Instant until) implements Answer {}

    /** The password is right, a one-time code is asked for. */
    record CodeNeeded() implements Answer {}

    /** The one-time code is wrong or was used. */
    record CodeWrong() implements Answer {}
  }

  /** Tries a password and, where the account has one enrolled, a one-time code. */
  @Transactional
  public Answer signIn(
      String login, String password, @Nullable String code, @Nullable String agent) {
    Instant now = jurisdiction.now();
    Optional<AccountTable.Credentials> found =
        accounts.credentials(login.strip().toLowerCase(Locale.ROOT));
    String hash =
        found
            .filter(account -> account.state().equals("active"))
            .map(AccountTable.Credentials::passwordHash)
            .orElse(null);
    if (found.isPresent()) {
      Instant lockedUntil = found.get().lockedUntil();
      if (lockedUntil != null && lockedUntil.isAfter(now)) {
        return new Answer.Locked(lockedUntil);
      }
    }
    if (!passwords.matches(password, hash)) {
      return found.map(account -> refuse(account, now)).orElseGet(Answer.Wrong::new);
    }
    AccountTable.Credentials account = found.orElseThrow();
    byte[] totp = account.totpSecret();
    if (totp != null) {
      if (code == null || code.isBlank()) {
        return new Answer.CodeNeeded();
      }
      OptionalLong step = Totp.accept(seal.open(totp), code.strip(), now, account.totpLastStep());
      if (step.isEmpty() || !accounts.useTotpStep(account.id(), step.getAsLong())) {
        Answer refused = refuse(account, now);
        return refused instanceof Answer.Locked ? refused : new Answer.CodeWrong();
      }
    }
    accounts.failed(account.id(), 0, null);
    return new Answer.Welcome(open(account.id(), account.name(), "password", agent));
  }

  /**
   * Opens a session for an account that an OpenID provider vouches for; empty when none is linked.
   */
  @Transactional
  public Optional<String> signInByOidc(String subject, @Nullable String agent) {
    Optional<String> token =
        accounts
            .byOidc(subject)
            .flatMap(accounts::credentials)
            .map(account -> open(account.id(), account.name(), "oidc", agent));
    if (token.isEmpty()) {
      // What to link is nowhere else to be read: identities are long and nobody knows their own.
      audit.add(null, null, "session.unlinked", null, subject, Map.of("how", "oidc"));
    }
    return token;
  }

  /**
   * The actor behind a cookie; empty when the session ended. Keeps a session in use alive. No
   * transaction: it is one statement, and once a minute another that may come later.
   */
  public Optional<Actor> actor(String token) {
    byte[] hash = Tokens.hash(token);
    Instant now = jurisdiction.now();
    Optional<SessionTable.Live> live = sessions.find(hash, now, jurisdiction.today());
    live.filter(session -> session.seenAt().plus(TOUCH_AFTER).isBefore(now))
        .ifPresent(session -> sessions.seen(hash, now, now.plus(IDLE)));
    return live.map(SessionTable.Live::actor);
  }

  @Transactional
  public void signOut(String token) {
    sessions.close(Tokens.hash(token));
  }

  /** What comes of changing one's password. */
  public enum PasswordAnswer {
    CHANGED,
    WRONG,
    WEAK
  }

  /** Changes the password and ends every other session of the account. */
  @Transactional
  public PasswordAnswer changePassword(Actor actor, String token, String current, String next) {
    AccountTable.Credentials account = accounts.credentials(actor.accountId()).orElseThrow();
    if (!passwords.matches(current, account.passwordHash())) {
      return PasswordAnswer.WRONG;
    }
    if (!passwords.isStrong(next, account.login())) {
      return PasswordAnswer.WEAK;
    }
    accounts.setPassword(account.id(), passwords.hash(next));
    sessions.closeAll(account.id(), Tokens.hash(token));
    audit.add(actor, "account.password-changed", null, actor.login(), Map.of());
    return PasswordAnswer.CHANGED;
  }

  /** Whether the account signs in with a one-time code as well. */
  @Transactional(readOnly = true)
  public boolean hasTotp(UUID account) {
    return accounts.credentials(account).map(found -> found.totpSecret() != null).orElse(false);
  }

  /**
   * Enrols a one-time code after the first code proved that the authenticator holds the secret.
   *
   * @return false when the code is wrong
   */
  @Transactional
  public boolean enrolTotp(Actor actor, String secret, String code) {
    OptionalLong step = Totp.accept(secret, code.strip(), jurisdiction.now(), 0);
    if (step.isEmpty()) {
      return false;
    }
    accounts.setTotp(actor.accountId(), seal.seal(secret), step.getAsLong());
    audit.add(actor, "account.totp-enrolled", null, actor.login(), Map.of());
    return true;
  }

  /** Gives up the one-time code; the password proves that it is the owner. */
  @Transactional
  public boolean dropTotp(Actor actor, String password) {
    AccountTable.Credentials account = accounts.credentials(actor.accountId()).orElseThrow();
    if (!passwords.matches(password, account.passwordHash())) {
      return false;
    }
    accounts.setTotp(actor.accountId(), null, 0);
    audit.add(actor, "account.totp-dropped", null, actor.login(), Map.of());
    return true;
  }

  @Transactional
  public void setLocale(Actor actor, String locale) {
    accounts.setLocale(actor.accountId(), locale);
  }

  private Answer refuse(AccountTable.Credentials account, Instant now) {
    int attempts = account.failedAttempts() + 1;
    if (attempts < FREE_ATTEMPTS) {
      accounts.failed(account.id(), attempts, null);
      return new Answer.Wrong();
    }
    int doublings = Math.min(attempts - FREE_ATTEMPTS, LONGEST_LOCK_DOUBLINGS);
    Instant until = now.plus(FIRST_LOCK.multipliedBy(1L << doublings));
    accounts.failed(account.id(), attempts, until);
    audit.add(null, null, "account.locked", null, account.login(), Map.of("attempts", attempts));
    return new Answer.Locked(until);
  }

  private String open(UUID account, String name, String how, @Nullable String agent) {
    String token = Tokens.next();
    Instant now = jurisdiction.now();
    String shown = agent == null ? null : agent.substring(0, Math.min(200, agent.length()));
    sessions.open(Tokens.hash(token), account, now, now.plus(IDLE), shown);
    audit.add(account, name, "session.opened", null, null, Map.of("how", how));
    return token;
  }
}
