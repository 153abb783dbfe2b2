package org.koumen.e2e;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The single sign-on of a city, as small as one can be: OpenID Connect with a page that asks who
 * one is, the code flow and signed identity tokens. It believes whatever name is typed.
 */
public final class Provider implements AutoCloseable {

  /** What the button on our sign-in page calls it. */
  public static final String NAME = "市统一身份认证";

  private static final String CLIENT = "koumen-stories";
  private static final String SECRET = "told-to-both";
  private static final String PAGE =
      """
      <!doctype html><html lang="zh-CN"><head><title>%s</title></head><body><h1>%s</h1>
      <form action="/entry"><input type="hidden" name="state" value="%s">
      <input type="hidden" name="nonce" value="%s"><input type="hidden" name="back" value="%s">
      <label>工号 <input name="who"></label> <button>确认登录</button>
      <button name="cancel" value="yes">取消</button></form></body></html>
      """;

  private record Visit(String who, String nonce) {}

  private final HttpServer server;
  private final KeyPair keys;
  private final Map<String, Visit> visits = new ConcurrentHashMap<>();

  private Provider(HttpServer server, KeyPair keys) {
    this.server = server;
    this.keys = keys;
  }

  static Provider start() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var provider = new Provider(HttpServer.create(loopback, 0), generator.generateKeyPair());
      provider.server.createContext("/", provider::answer);
      provider.server.start();
      return provider;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** Who somebody is to this provider, as an account of ours is linked to it. */
  public String identity(String who) {
    return issuer() + "#" + who;
  }

  /** What tells the program of this provider: environment variables alone. */
  Map<String, String> configuration() {
    var registration = "SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_CITY_";
    return Map.of(
        registration + "CLIENTID",
        CLIENT,
        registration + "CLIENTSECRET",
        SECRET,
        registration + "CLIENTNAME",
        NAME,
        registration + "SCOPE",
        "openid",
        "SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_CITY_ISSUERURI",
        issuer());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestURI().getPath()) {
        case "/.well-known/openid-configuration" -> send(exchange, "application/json", self());
        case "/authorize" -> send(exchange, "text/html; charset=utf-8", page(exchange));
        case "/entry" -> sendBack(exchange);
        case "/token" -> send(exchange, "application/json", token(exchange));
        case "/keys" -> send(exchange, "application/json", key());
        default -> exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private String self() {
    var at = issuer();
    return """
    {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
     "jwks_uri":"%1$s/keys","response_types_supported":["code"],
     "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}
    """
        .formatted(at);
  }

  private static String page(HttpExchange exchange) {
    var asked = fields(exchange.getRequestURI().getRawQuery());
    return PAGE.formatted(
        NAME, NAME, asked.get("state"), asked.get("nonce"), asked.get("redirect_uri"));
  }

  private void sendBack(HttpExchange exchange) throws IOException {
    var given = fields(exchange.getRequestURI().getRawQuery());
    var answer = "error=access_denied";
    if (!given.containsKey("cancel")) {
      var code = UUID.randomUUID().toString();
      visits.put(code, new Visit(given.getOrDefault("who", ""), given.getOrDefault("nonce", "")));
      answer = "code=" + code;
    }
    var state = URLEncoder.encode(given.getOrDefault("state", ""), StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .add("Location", given.get("back") + "?" + answer + "&state=" + state);
    exchange.sendResponseHeaders(302, -1);
  }

  private String token(HttpExchange exchange) throws IOException {
    var sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var known = "Basic " + Base64.getEncoder().encodeToString(utf8(CLIENT + ":" + SECRET));
    var visit = visits.remove(fields(sent).get("code"));
    if (visit == null || !known.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      throw new IOException("no such visit, or not our client");
    }
    var now = Instant.now().getEpochSecond();
    var claims = new JsonObject();
    claims.addProperty("iss", issuer());
    claims.addProperty("sub", visit.who());
    claims.addProperty("aud", CLIENT);
    claims.addProperty("nonce", visit.nonce());
    claims.addProperty("iat", now);
    claims.addProperty("exp", now + 60);
    var token = new JsonObject();
    token.addProperty("access_token", "opens nothing");
    token.addProperty("token_type", "Bearer");
    token.addProperty("expires_in", 60);
    token.addProperty("id_token", signed(claims.toString()));
    return token.toString();
  }

  private String signed(String claims) {
    try {
      var text = text(utf8("{\"alg\":\"RS256\",\"kid\":\"k\"}")) + "." + text(utf8(claims));
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(utf8(text));
      return text + "." + text(signature.sign());
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private String key() {
    var open = (RSAPublicKey) keys.getPublic();
    return """
    {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"k","n":"%s","e":"%s"}]}
    """
        .formatted(text(number(open.getModulus())), text(number(open.getPublicExponent())));
  }

  /** Without the sign byte that a leading one bit brings along. */
  private static byte[] number(BigInteger number) {
    var bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> fields(String encoded) {
    return Arrays.stream(encoded.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static void send(HttpExchange exchange, String type, String text) throws IOException {
    var body = utf8(text);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }
}
