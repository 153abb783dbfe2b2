package org.koumen.e2e;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Whoever sends a place's text messages, as small as one can be: takes each and keeps it. */
public final class TextGateway implements AutoCloseable {
  private static final int SECONDS_FOR_A_TEXT = 30;

  private final HttpServer server;
  private final LinkedBlockingQueue<JsonObject> taken = new LinkedBlockingQueue<>();

  private TextGateway(HttpServer server) {
    this.server = server;
  }

  /** Opens one on a free port of this machine. */
  public static TextGateway open() {
    try {
      var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var gateway = new TextGateway(HttpServer.create(loopback, 0));
      gateway.server.createContext("/", gateway::take);
      gateway.server.start();
      return gateway;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Where messages are posted to. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/send";
  }

  /** The next message to a telephone, waited for; others that come before are left out. */
  public String textTo(String phone) {
    try {
      while (true) {
        var message = taken.poll(SECONDS_FOR_A_TEXT, TimeUnit.SECONDS);
        if (message == null) {
          throw new AssertionError("no text came to " + phone);
        }
        if (message.get("to").getAsString().equals(phone)) {
          return message.get("text").getAsString();
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      taken.add(JsonParser.parseString(body).getAsJsonObject());
      exchange.sendResponseHeaders(204, -1);
    }
  }
}
