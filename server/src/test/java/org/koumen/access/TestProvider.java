package org.koumen.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An OpenID provider that signs in whom the test names: authorisation code flow with signed
 * identity tokens.
 */
final class TestProvider {
  static final String CLIENT = "koumen";

  private final HttpServer server;
  private final RSAKey key;
  private volatile String subject = "";
  private volatile String nonce = "";

  private TestProvider(HttpServer server, RSAKey key) {
    this.server = server;
    this.key = key;
  }

  static TestProvider start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      TestProvider provider =
          new TestProvider(server, new RSAKeyGenerator(2048).keyID("k").generate());
      server.createContext("/authorize", provider::authorize);
      server.createContext("/token", provider::token);
      server.createContext("/keys", provider::keys);
      server.start();
      return provider;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (JOSEException problem) {
      throw new IllegalStateException(problem);
    }
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  void signsInAs(String who) {
    subject = who;
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked =
        Arrays.stream(exchange.getRequestURI().getRawQuery().split("&", -1))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    nonce = asked.getOrDefault("nonce", "");
    exchange
        .getResponseHeaders()
        .add(
            "Location",
            asked.get("redirect_uri")
                + "?code=once&state="
                + java.net.URLEncoder.encode(
                    asked.getOrDefault("state", ""), StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    Date now = new Date();
    SignedJWT identity =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .issuer(address())
                .subject(subject)
                .audience(CLIENT)
                .claim("nonce", nonce)
                .issueTime(now)
                .expirationTime(new Date(now.getTime() + 60_000))
                .build());
    try {
      identity.sign(new RSASSASigner(key));
    } catch (JOSEException problem) {
      throw new IOException(problem);
    }
    answer(
        exchange,
        """
        {"access_token":"a","token_type":"Bearer","expires_in":60,"id_token":"%s"}
        """
            .formatted(identity.serialize()));
  }

  private void keys(HttpExchange exchange) throws IOException {
    answer(exchange, new JWKSet(key.toPublicJWK()).toString());
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
