package org.koumen.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.koumen.access.AccountDesk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody at a county's desk who calls the program over HTTP as a browser does, signed in, over
 * one connection that stays open. Speaks HTTP/1.1 by itself: a client of the library with threads
 * of its own would compete with the program for the cores and be measured along with it.
 */
final class Caller implements AutoCloseable {
  private static final String LOGIN = "bench";
  private static final String PASSWORD = "only this machine knows 42";

  /** A connection that nothing went over for so long is left: the program may close it any time. */
  private static final Duration IDLE = Duration.ofSeconds(10);

  private final Map<String, String> cookies = new HashMap<>();
  private final int port;
  private @Nullable Connection connection;
  private int answered;
  private long answeredAt;

  private Caller(int port) {
    this.port = port;
  }

  /** The program closes a connection after some answers; the next one is then asked for anew. */
  private record Connection(Socket socket, InputStream in, OutputStream out) {
    static Connection to(int port) throws IOException {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      return new Connection(
          socket,
          new BufferedInputStream(socket.getInputStream(), 1 << 16),
          socket.getOutputStream());
    }
  }

  private record Answer(int status, String body) {}

  /** Makes an account that sees one county and signs in with it. */
  static Caller signIn(Stage stage, String county) throws IOException {
    return signIn(stage, county, "");
  }

  /**
   * Makes an account that sees one county and signs in with it.
   *
   * @param which apart from others of the run
   */
  static Caller signIn(Stage stage, String county, String which) throws IOException {
    AccountDesk accounts = stage.the(AccountDesk.class);
    UUID account = accounts.addWithKnownPassword(LOGIN + which, "县级工作台", null, PASSWORD);
    accounts.grant(account, "county_desk", county, null, null, null);
    Caller caller = new Caller(stage.port());
    caller.call("GET", "/api/session", "");
    Answer signedIn =
        caller.call(
            "POST",
            "/api/session",
            JsonMapper.shared()
                .writeValueAsString(Map.of("login", LOGIN + which, "password", PASSWORD)));
    if (signedIn.status() != 200) {
      throw new IllegalStateException(signedIn.body());
    }
    return caller;
  }

  /**
   * What the program answers, unread.
   *
   * @throws IllegalStateException when it does not answer as it should
   */
  String get(String path) throws IOException {
    Answer answer = call("GET", path, "");
    if (answer.status() != 200) {
      throw new IllegalStateException(path + ": " + answer.body());
    }
    return answer.body();
  }

  /**
   * What the program answers to something that is sent.
   *
   * @throws IllegalStateException when it does not take it
   */
  JsonNode post(String path, Map<String, ?> body) throws IOException {
    Answer answer = call("POST", path, JsonMapper.shared().writeValueAsString(body));
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException(path + ": " + answer.status() + " " + answer.body());
    }
    return JsonMapper.shared().readTree(answer.body());
  }

  /**
   * How many bytes come and go when something is asked with a body, without the head of the call.
   *
   * @throws IllegalStateException when it is not taken
   */
  Exchanged exchange(String method, String path, Map<String, ?> body) throws IOException {
    String sent = JsonMapper.shared().writeValueAsString(body);
    Answer answer = call(method, path, sent);
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException(path + ": " + answer.status() + " " + answer.body());
    }
    int bytes =
        sent.getBytes(StandardCharsets.UTF_8).length
            + answer.body().getBytes(StandardCharsets.UTF_8).length;
    return new Exchanged(JsonMapper.shared().readTree(answer.body()), bytes);
  }

  /** An answer, and the bytes of both bodies. */
  record Exchanged(JsonNode json, int bytes) {}

  /** What the program answers. */
  JsonNode json(String path) throws IOException {
    return JsonMapper.shared().readTree(get(path));
  }

  /** How many answers came so far. */
  int answered() {
    return answered;
  }

  /** A text as it stands in a query. */
  static String quoted(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Answer call(String method, String path, String body) throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder(512);
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: localhost\r\n");
    if (!cookies.isEmpty()) {
      head.append("Cookie: ")
          .append(
              cookies.entrySet().stream()
                  .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                  .collect(Collectors.joining("; ")))
          .append("\r\n");
    }
    if (content.length > 0) {
      head.append("Content-Type: application/json\r\nContent-Length: ")
          .append(content.length)
          .append("\r\nX-XSRF-TOKEN: ")
          .append(cookies.get("XSRF-TOKEN"))
          .append("\r\n");
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream(1024);
    request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    request.writeBytes(content);
    Connection open = connection;
    if (open == null || System.nanoTime() - answeredAt > IDLE.toNanos()) {
      close();
      open = Connection.to(port);
      connection = open;
    }
    request.writeTo(open.out());
    return answer(open);
  }

  private Answer answer(Connection open) throws IOException {
    InputStream in = open.in();
    int status = Integer.parseInt(line(in).split(" ")[1]);
    int length = 0;
    boolean inPieces = false;
    boolean last = false;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      String value = header.substring(colon + 1).strip();
      switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "content-length" -> length = Integer.parseInt(value);
        case "transfer-encoding" -> inPieces = true;
        case "connection" -> last = value.equals("close");
        case "set-cookie" -> keep(value.split(";", 2)[0]);
        default -> {}
      }
    }
    byte[] body = inPieces ? pieces(in) : in.readNBytes(length);
    answered++;
    answeredAt = System.nanoTime();
    if (last) {
      open.socket().close();
      connection = null;
    }
    return new Answer(status, new String(body, StandardCharsets.UTF_8));
  }

  private void keep(String cookie) {
    int equals = cookie.indexOf('=');
    cookies.put(cookie.substring(0, equals), cookie.substring(equals + 1));
  }

  private static byte[] pieces(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 13);
    int length;
    do {
      length = Integer.parseInt(line(in), 16);
      body.writeBytes(in.readNBytes(length));
      line(in);
    } while (length > 0);
    return body.toByteArray();
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder(80);
    for (int c = in.read(); c != '\r'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the program closed the connection");
      }
      line.append((char) c);
    }
    in.read();
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    if (connection != null) {
      connection.socket().close();
    }
  }
}
