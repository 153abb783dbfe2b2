package org.koumen.platform;

import java.util.Locale;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells the one who started the program that it is ready, and where. */
@Component
@Profile("!test & !command")
class ReadyBanner {
  private final KoumenProperties properties;

  ReadyBanner(KoumenProperties properties) {
    this.properties = properties;
  }

  /** Before the accounts of the demo or the administrator's link are printed. */
  @EventListener
  @Order(0)
  @SuppressWarnings("SystemOut") // for a person at the terminal, not for a log
  void ready(ApplicationReadyEvent event) {
    if (!(event.getApplicationContext() instanceof ServletWebServerApplicationContext web)) {
      return;
    }
    var server = web.getWebServer();
    var given = properties.publicUrl();
    var address =
        given != null ? given : "http://localhost:" + (server == null ? 0 : server.getPort());
    var seconds = event.getTimeTaken() == null ? 0 : event.getTimeTaken().toMillis() / 1000.0;
    System.out.printf(
        Locale.ROOT,
        """

        叩门已就绪（用时 %1$.1f 秒）。按 Ctrl-C 停止。
        Koumen is ready after %1$.1f s. Ctrl-C stops it.

          居民端 residents  %2$s/
          入户端 visitors   %2$s/worker/
          工作台 desk       %2$s/desk/

        """,
        seconds,
        address);
  }
}
