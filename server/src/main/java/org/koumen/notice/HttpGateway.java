package org.koumen.notice;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands JSON to somebody else's server, which may be slow, down or wrong. */
@Component
class HttpGateway {
  /** For everything, up to the last byte of the answer. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** Begins a request to an address of the settings. */
  static HttpRequest.Builder to(String url, String json) {
    return HttpRequest.newBuilder(URI.create(url))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json; charset=utf-8")
        .POST(HttpRequest.BodyPublishers.ofString(json));
  }

  /** Whether something is an address that can be called. */
  static boolean isAddress(String url) {
    try {
      URI address = URI.create(url);
      return address.getHost() != null
          && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  /** Sends it; what the answer says besides its status is not read. */
  Channel.Outcome send(HttpRequest request) {
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    try {
      return outcome(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).statusCode());
    } catch (TimeoutException slow) {
      return new Channel.Outcome.NotNow("timeout");
    } catch (ExecutionException failed) {
      return new Channel.Outcome.NotNow(why(failed.getCause()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Channel.Outcome.NotNow("stopped");
    } finally {
      answer.cancel(true);
    }
  }

  private static Channel.Outcome outcome(int status) {
    if (status >= 200 && status < 300) {
      return new Channel.Outcome.Sent();
    }
    boolean later = status == 408 || status == 429 || status == 503 || status == 504;
    return later
        ? new Channel.Outcome.NotNow("HTTP " + status)
        : new Channel.Outcome.Refused("HTTP " + status);
  }

  /** The kind of failure alone: messages of exceptions may quote addresses. */
  private static String why(@Nullable Throwable failed) {
    return failed instanceof java.net.http.HttpTimeoutException
        ? "timeout"
        : failed instanceof IOException ? "unreachable" : "failed";
  }
}
