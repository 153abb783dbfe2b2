package org.koumen.demo;

import java.time.LocalDate;
import java.util.Locale;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Settings;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** At the start of the demo: loads it the first time, and tells the accounts every time. */
@Component
@Profile("demo")
class DemoStart implements ApplicationRunner {
  private final DemoLoader loader;
  private final Jurisdiction jurisdiction;
  private final Settings settings;
  private LocalDate madeFor;

  DemoStart(DemoLoader loader, Jurisdiction jurisdiction, Settings settings) {
    this.loader = loader;
    this.jurisdiction = jurisdiction;
    this.settings = settings;
    this.madeFor = jurisdiction.today();
  }

  @Override
  public void run(ApplicationArguments arguments) {
    madeFor = loader.loadOnce();
  }

  /** After the addresses. */
  @EventListener
  @Order(Ordered.LOWEST_PRECEDENCE)
  @SuppressWarnings("SystemOut") // for the person at the terminal, not for a log
  void ready(ApplicationReadyEvent event) {
    StringBuilder table = new StringBuilder();
    for (DemoAccounts.Wanted one : DemoAccounts.wanted(DemoLoader.world(madeFor).crew())) {
      table.append(
          String.format(
              Locale.ROOT,
              "  %-10s %-12s %s%s%n",
              one.login(),
              DemoAccounts.PASSWORD,
              one.staff() == null ? "系统管理员 " : one.staff().name() + " ",
              one.where()));
    }
    System.out.printf(
        """
        演示数据（%s 生成，人物、地址、证件号均为虚构）。账号与密码：
        Invented data; nobody in it exists. Accounts (login, password, who, where):

        %s
        """,
        madeFor, table);
    String[] slip = settings.get(DemoLoader.SLIP).split(" ");
    if (slip.length == 2) {
      System.out.printf(
          """
            居民查进度可以试：编号 %1$s，查询码 %2$s（承办单位有一个问题等着回答）。
            To follow a request as a resident: number %1$s, code %2$s; it waits for an answer.

          """,
          slip[0], slip[1]);
    }
    if (!madeFor.equals(jurisdiction.today())) {
      System.out.println("  数据停在那一天；删除演示目录可重新生成。 Delete the demo's directory to make it anew.\n");
    }
  }
}
