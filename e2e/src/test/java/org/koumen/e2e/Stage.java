package org.koumen.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where one story plays: opens screens for the people in it, takes pictures into {@code
 * target/screens} and remembers what the browser complained of. A complaint fails the story.
 */
public final class Stage implements AutoCloseable {

  /** Demo accounts have one plainly printed password. */
  public static final String PASSWORD = "koumen-demo";

  /** A refusal (4xx) is an answer and often the point of the story; the browser logs it anyway. */
  private static final Pattern ANSWERED =
      Pattern.compile("Failed to load resource: the server responded with a status of 4\\d\\d.*");

  private static final Pattern NO_SIGNAL =
      Pattern.compile("Failed to load resource: net::ERR_INTERNET_DISCONNECTED.*");

  private final URI address;
  private final Provider provider;
  private final Chromium chromium;
  private final String story;
  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  Stage(URI address, Provider provider, Chromium chromium, Class<?> story) {
    this.address = address;
    this.provider = provider;
    this.chromium = chromium;
    this.story = story.getSimpleName();
  }

  /** The desk, signed in, at {@code path} below {@code /desk}. */
  public Page desk(String login, String path) {
    return signedIn(login, Device.DESK, "/desk" + path);
  }

  /** The worker's phone, signed in, at {@code path} below {@code /worker}. */
  public Page worker(String login, String path) {
    return signedIn(login, Device.PHONE, "/worker" + path);
  }

  /** As {@link #worker}, on a phone whose browser has not kept the app for later yet. */
  public Page workerWithNothingKept(String login, String path) {
    NewContextOptions options =
        Device.PHONE.options(ColorScheme.LIGHT).setServiceWorkers(ServiceWorkerPolicy.BLOCK);
    return signedIn(login, context(options), "/worker" + path);
  }

  /**
   * A phone whose store outlives its battery, at {@code path}; taken up again over the same store
   * it knows what it knew.
   */
  public Page phoneOver(Path store, boolean signal, String path) {
    var context = chromium.withPocket(store, address);
    context.setDefaultTimeout(20_000);
    context.onConsoleMessage(this::hear);
    context.onWebError(error -> complaints.add("uncaught: " + error.error()));
    contexts.add(context);
    context.setOffline(!signal);
    var page = context.pages().getFirst();
    page.navigate(path);
    return page;
  }

  /** The battery of the phone over this store dies, in the middle of whatever it did. */
  public void batteryDies(Page page, Path store) {
    contexts.remove(page.context());
    Chromium.dieOver(store);
  }

  /** A resident's phone with nobody signed in. */
  public Page resident(String path) {
    return open(Device.PHONE, path);
  }

  /** A fresh browser with nobody signed in. */
  public Page open(Device device, String path) {
    return open(device, ColorScheme.LIGHT, path);
  }

  /** A fresh browser with nobody signed in, in light or dark. */
  public Page open(Device device, ColorScheme scheme, String path) {
    var page = context(device, scheme).newPage();
    page.navigate(path);
    return page;
  }

  /** A fresh browser in which {@code login} has signed in. */
  public Page signedIn(String login, Device device, String path) {
    return signedIn(login, device, ColorScheme.LIGHT, path);
  }

  /** A fresh browser in which {@code login} has signed in, in light or dark. */
  public Page signedIn(String login, Device device, ColorScheme scheme, String path) {
    return signedIn(login, context(device, scheme), path);
  }

  /** The single sign-on that the program has been told of; one that ran before has not. */
  public Provider provider() {
    assumeThat(System.getProperty("koumen.url", "")).as("a program of our own").isBlank();
    return provider;
  }

  /** Calls the program without pages, signed in as {@code login}. */
  public Api api(String login) {
    var api = new Api(context(Device.DESK, ColorScheme.LIGHT));
    api.signIn(login, PASSWORD);
    return api;
  }

  /** Keeps a picture of the page as it is seen now. */
  public void look(Page page, String name) {
    page.screenshot(
        new ScreenshotOptions().setPath(Path.of("target", "screens", story + "-" + name + ".png")));
  }

  /** Fails when axe finds a breach of WCAG 2.2 AA on the page as it is now. */
  public void accessible(Page page) {
    assertThat(Axe.breaches(page)).as("what axe found on %s", page.url()).isEmpty();
  }

  @Override
  public void close() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
  }

  void keepWhatWasSeen() {
    int number = 0;
    for (var context : contexts) {
      for (var page : context.pages()) {
        number++;
        look(page, "failed-" + number);
        System.err.println(story + " failed with a screen at " + page.url());
      }
    }
    complaints.forEach(System.err::println);
  }

  void failOnComplaints() {
    assertThat(complaints).as("what the browser complained of").isEmpty();
  }

  private static Page signedIn(String login, BrowserContext context, String path) {
    new Api(context).signIn(login, PASSWORD);
    var page = context.newPage();
    page.navigate(path);
    return page;
  }

  private BrowserContext context(Device device, ColorScheme scheme) {
    return context(device.options(scheme));
  }

  private BrowserContext context(NewContextOptions options) {
    var context = chromium.browser().newContext(options.setBaseURL(address.toString()));
    context.setDefaultTimeout(20_000);
    context.onConsoleMessage(this::hear);
    context.onWebError(error -> complaints.add("uncaught: " + error.error()));
    contexts.add(context);
    return context;
  }

  private void hear(ConsoleMessage message) {
    if (!"error".equals(message.type())) {
      return;
    }
    var text = message.text();
    if (!ANSWERED.matcher(text).matches() && !NO_SIGNAL.matcher(text).matches()) {
      complaints.add("console: " + text + " (" + message.location() + ")");
    }
  }
}
