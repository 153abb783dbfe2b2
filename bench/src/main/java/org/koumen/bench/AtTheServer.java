package org.koumen.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * How long the server itself is busy with each request: from the first byte it reads to the last
 * one it has written, whoever calls.
 */
final class AtTheServer extends ValveBase implements AccessLog {
  private final List<Duration> times = new ArrayList<>();

  private AtTheServer() {
    super(true);
  }

  /** Begins to listen; before the first request. */
  static AtTheServer in(Stage stage) {
    AtTheServer clock = new AtTheServer();
    stage.tomcat().getEngine().getPipeline().addValve(clock);
    return clock;
  }

  @Override
  public void invoke(Request request, Response response)
      throws java.io.IOException, jakarta.servlet.ServletException {
    getNext().invoke(request, response);
  }

  @Override
  public synchronized void log(Request request, Response response, long nanos) {
    times.add(Duration.ofNanos(nanos));
    notifyAll();
  }

  /**
   * How long the latest requests took.
   *
   * @param answered how many were answered in all; the last answer is there before its time is
   */
  synchronized Percentiles latest(int requests, int answered) throws InterruptedException {
    while (times.size() < answered) {
      wait();
    }
    return Percentiles.of(times.subList(answered - requests, answered));
  }

  @Override
  public void setRequestAttributesEnabled(boolean enabled) {}

  @Override
  public boolean getRequestAttributesEnabled() {
    return false;
  }
}
