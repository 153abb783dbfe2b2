package org.koumen.access;

import java.util.Arrays;
import java.util.Optional;
import org.koumen.platform.KoumenProperties;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Puts the built-in roles in place at every start, and at the first start an administrator without
 * a password, whose one-time setup link is printed until it has been used. There is no default
 * password.
 */
@Component
class FirstStart implements SmartLifecycle {
  private final AccountDirectory directory;
  private final AccountDesk accounts;
  private final KoumenProperties properties;
  private final Environment environment;
  private boolean running;

  FirstStart(
      AccountDirectory directory,
      AccountDesk accounts,
      KoumenProperties properties,
      Environment environment) {
    this.directory = directory;
    this.accounts = accounts;
    this.properties = properties;
    this.environment = environment;
  }

  @Override
  public void start() {
    Arrays.stream(BuiltInRole.values())
        .map(
            role ->
                new AccountDirectory.Role(
                    role.code(), role.nameZh(), role.nameEn(), role.permissions(), true))
        .forEach(directory::put);
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before anything else that runs on the database. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE + 1000;
  }

  @EventListener
  @Order(Ordered.LOWEST_PRECEDENCE)
  void ready(ApplicationReadyEvent event) {
    if (environment.matchesProfiles("demo | test | command")
        || !(event.getApplicationContext() instanceof ServletWebServerApplicationContext web)) {
      return;
    }
    invitation().ifPresent(invitation -> print(invitation, web));
  }

  private Optional<AccountDesk.Invitation> invitation() {
    if (accounts.hasAdministrator()) {
      return accounts.waitingAdministrator().map(accounts::link);
    }
    Optional<AccountDesk.Invitation> first = accounts.invite("admin", "系统管理员", null, null);
    first.ifPresent(
        invitation ->
            accounts.grant(
                invitation.accountId(), BuiltInRole.ADMINISTRATOR.code(), "", null, null, null));
    return first;
  }

  @SuppressWarnings("SystemOut") // the link must reach the one who starts the program, and no log
  private void print(AccountDesk.Invitation invitation, ServletWebServerApplicationContext web) {
    String given = properties.publicUrl();
    var server = web.getWebServer();
    String address =
        given != null ? given : "http://localhost:" + (server == null ? 8080 : server.getPort());
    System.out.printf(
        """

        首次启动：请管理员（账号 admin）在三天内打开此链接设置密码，链接只能用一次：
        First start: the administrator (account admin) sets a password here within three days, once:
          %s/desk/setup/%s

        """,
        address, invitation.token());
  }
}
