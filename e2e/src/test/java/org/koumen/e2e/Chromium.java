package org.koumen.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The machine's own Chromium, driven by Playwright; nothing is downloaded. */
final class Chromium implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  /** How long a screen may take on a slow and busy machine; a quick one does not wait. */
  private static final double PATIENCE = 20_000;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** A browser of its own whose store outlives it, as a phone's does. */
  BrowserContext withPocket(Path store, URI address) {
    var options =
        new BrowserType.LaunchPersistentContextOptions()
            .setExecutablePath(executable())
            .setArgs(arguments())
            .setHeadless(true)
            .setBaseURL(address.toString())
            .setViewportSize(360, 780)
            .setHasTouch(true)
            .setIsMobile(true)
            .setLocale("zh-CN")
            .setTimezoneId("Asia/Shanghai");
    return playwright.chromium().launchPersistentContext(store, options);
  }

  /** The battery dies: the browser over this store has no time to put anything away. */
  static void dieOver(Path store) {
    var dying =
        ProcessHandle.current()
            .descendants()
            .filter(one -> one.info().commandLine().orElse("").contains(store.toString()))
            .toList();
    dying.forEach(ProcessHandle::destroyForcibly);
    dying.forEach(one -> one.onExit().join());
  }

  static Chromium start() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(executable())
                    .setArgs(arguments())
                    .setHeadless(true));
    return new Chromium(playwright, browser);
  }

  private static Path executable() {
    return find()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no Chromium found (CHROME_BIN, /usr/bin/chromium, PATH): the browser"
                        + " stories need it. On Debian: apt-get install chromium"
                        + " fonts-noto-cjk"));
  }

  private static List<String> arguments() {
    var arguments =
        new ArrayList<>(
            List.of(
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
    if ("root".equals(System.getProperty("user.name"))) {
      arguments.add("--no-sandbox");
    }
    return arguments;
  }

  Playwright playwright() {
    return playwright;
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Optional<Path> find() {
    var candidates = new ArrayList<Path>();
    var named = System.getenv("CHROME_BIN");
    if (named != null && !named.isBlank()) {
      candidates.add(Path.of(named));
    }
    candidates.add(Path.of("/usr/bin/chromium"));
    var path = System.getenv("PATH");
    for (var folder : path == null ? new String[0] : path.split(File.pathSeparator, -1)) {
      NAMES.forEach(name -> candidates.add(Path.of(folder, name)));
    }
    return candidates.stream().filter(Files::isExecutable).findFirst();
  }
}
