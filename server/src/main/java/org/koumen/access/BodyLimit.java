package org.koumen.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what a request may carry before anything reads it into memory or onto disk. Files of those
 * who are signed in have the larger limit of uploads (spring.servlet.multipart).
 */
final class BodyLimit extends OncePerRequestFilter {
  /** Sign-in, setup, following a request: a few fields. */
  static final DataSize OF_STRANGERS = DataSize.ofKilobytes(64);

  /** The largest is a boundary with every bend of a river. */
  static final DataSize OF_THE_SIGNED_IN = DataSize.ofMegabytes(8);

  private final ProblemWriter problems;
  private final ObjectProvider<StrangersFiles> files;

  BodyLimit(ProblemWriter problems, ObjectProvider<StrangersFiles> files) {
    this.problems = problems;
    this.files = files;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean signedIn = SecurityContextHolder.getContext().getAuthentication() != null;
    boolean isForm =
        String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT).startsWith("multipart/");
    if (signedIn && isForm) {
      chain.doFilter(request, response);
      return;
    }
    DataSize limit;
    try {
      limit = signedIn ? OF_THE_SIGNED_IN : ofStranger(request);
    } catch (Refusal refused) {
      problems.write(refused.problem(), refused.values(), request, response);
      return;
    }
    // The server itself takes forms apart, past whatever counts here: their length must be said.
    boolean unmeasured = isForm && request.getContentLengthLong() < 0;
    if (unmeasured || request.getContentLengthLong() > limit.toBytes()) {
      problems.write(Problem.TOO_LARGE, values(limit), request, response);
    } else if (request.getContentLengthLong() >= 0) {
      chain.doFilter(request, response);
    } else {
      chain.doFilter(new Counted(request, limit), response);
    }
  }

  private DataSize ofStranger(HttpServletRequest request) {
    return files
        .orderedStream()
        .map(one -> one.limit(request))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(OF_STRANGERS);
  }

  private static Map<String, Object> values(DataSize limit) {
    return Map.of(
        "limit",
        limit.toMegabytes() > 0 ? limit.toMegabytes() + " MB" : limit.toKilobytes() + " KB");
  }

  /** A body that does not say its length beforehand. */
  private static final class Counted extends HttpServletRequestWrapper {
    private final DataSize limit;

    Counted(HttpServletRequest request, DataSize limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new CountedStream(super.getInputStream(), limit);
    }

    @Override
    public BufferedReader getReader() throws IOException {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static final class CountedStream extends ServletInputStream {
    private final ServletInputStream body;
    private final DataSize limit;
    private long read;

    CountedStream(ServletInputStream body, DataSize limit) {
      this.body = body;
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int one = body.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int some = body.read(into, offset, length);
      count(Math.max(0, some));
      return some;
    }

    private void count(int more) {
      read += more;
      if (read > limit.toBytes()) {
        throw new Refusal(Problem.TOO_LARGE, values(limit));
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
