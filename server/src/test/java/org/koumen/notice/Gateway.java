package org.koumen.notice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/** Somebody else's server, which takes messages or does not. */
final class Gateway implements AutoCloseable {
  private final HttpServer server;
  private final List<Had> all = new CopyOnWriteArrayList<>();
  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private volatile ToIntFunction<Had> answer = had -> 200;

  /** What came in. */
  record Had(String key, String signature, String authorization, String body) {}

  Gateway() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/send";
  }

  void answering(ToIntFunction<Had> status) {
    answer = status;
  }

  List<Had> had() {
    return List.copyOf(all);
  }

  /** How many were under way at the same moment, at most. */
  int mostAtOnce() {
    return mostAtOnce.get();
  }

  private void take(HttpExchange exchange) throws IOException {
    mostAtOnce.accumulateAndGet(now.incrementAndGet(), Math::max);
    try (exchange) {
      Had had =
          new Had(
              first(exchange, "Idempotency-Key"),
              first(exchange, "Koumen-Signature"),
              first(exchange, "Authorization"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      all.add(had);
      exchange.sendResponseHeaders(answer.applyAsInt(had), -1);
    } finally {
      now.decrementAndGet();
    }
  }

  private static String first(HttpExchange exchange, String header) {
    String value = exchange.getRequestHeaders().getFirst(header);
    return value == null ? "" : value;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
