package org.koumen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser as the server sees it: cookies, the CSRF header, JSON. One per person in a test. */
public final class Browser {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String BOUNDARY = "koumen-boundary-3f9a";

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final String address;
  private String language = "zh-CN";

  public Browser(int port) {
    this.address = "http://localhost:" + port;
  }

  /** What the server answered. */
  public record Answer(int status, String body) {
    /** The body as JSON; a missing node when it is empty. */
    public JsonNode json() {
      return body.isEmpty() ? JSON.missingNode() : JSON.readTree(body);
    }

    /** The code of a problem body. */
    public String problem() {
      return json().path("code").asString("");
    }
  }

  public Browser inEnglish() {
    language = "en";
    return this;
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer post(String path, @Nullable Object body) {
    return send("POST", path, body);
  }

  public Answer put(String path, @Nullable Object body) {
    return send("PUT", path, body);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  /** Signs in and keeps the session. */
  public Answer signIn(String login, String password) {
    return post("/api/session", java.util.Map.of("login", login, "password", password));
  }

  /** Any method; the body is JSON already when it is a string. */
  public Answer send(String method, String path, @Nullable Object body) {
    String text =
        body == null ? null : body instanceof String given ? given : JSON.writeValueAsString(body);
    BodyPublisher publisher =
        text == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .method(method, publisher)
            .header("Accept-Language", language)
            .header("Accept", "*/*");
    if (text != null) {
      request.header("Content-Type", "application/json");
    }
    if (!method.equals("GET")) {
      request.header("X-XSRF-TOKEN", csrfToken());
    }
    return send(request.build());
  }

  /** What a download brings. */
  public byte[] download(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Accept-Language", language)
            .build();
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(path + " answered " + response.statusCode());
      }
      return response.body();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** JSON that does not say its length beforehand. */
  public Answer postInChunks(String path, String json) {
    return send(
        HttpRequest.newBuilder(URI.create(address + path))
            .POST(
                BodyPublishers.ofInputStream(
                    () ->
                        new java.io.ByteArrayInputStream(
                            json.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
            .header("Content-Type", "application/json")
            .header("Accept-Language", language)
            .header("X-XSRF-TOKEN", csrfToken())
            .build());
  }

  /** A download with all its headers. */
  public HttpResponse<byte[]> fetch(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path)).header("Accept-Language", language);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Sends a file as a browser's form does. */
  public Answer upload(String path, String fileName, byte[] content, String... headers) {
    return upload(path, fileName, content, false, headers);
  }

  /** Sends a file without saying beforehand how long it is. */
  public Answer uploadInChunks(String path, String fileName, byte[] content) {
    return upload(path, fileName, content, true);
  }

  /** Sends a file with words that belong to it. */
  public Answer uploadSaying(
      String path, String part, Object said, String fileName, byte[] content, String... headers) {
    String before =
        ("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n"
                + "Content-Type: application/json\r\n\r\n%s\r\n")
            .formatted(BOUNDARY, part, JSON.writeValueAsString(said));
    return upload(path, before, fileName, content, false, headers);
  }

  private Answer upload(
      String path, String fileName, byte[] content, boolean inChunks, String... headers) {
    return upload(path, "", fileName, content, inChunks, headers);
  }

  private Answer upload(
      String path,
      String before,
      String fileName,
      byte[] content,
      boolean inChunks,
      String... headers) {
    String boundary = BOUNDARY;
    byte[] head =
        (before
                + "--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] tail =
        ("\r\n--" + boundary + "--\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    BodyPublisher form = BodyPublishers.ofByteArrays(java.util.List.of(head, content, tail));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .POST(
                inChunks
                    ? form
                    : BodyPublishers.fromPublisher(
                        form, (long) head.length + content.length + tail.length))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .header("Accept-Language", language)
            .header("X-XSRF-TOKEN", csrfToken());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private String csrfToken() {
    return knownToken()
        .or(
            () -> {
              send("GET", "/api/session", null);
              return knownToken();
            })
        .orElseThrow(() -> new IllegalStateException("the server gave no CSRF cookie"));
  }

  private java.util.Optional<String> knownToken() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(java.net.HttpCookie::getValue)
        .findFirst();
  }
}
