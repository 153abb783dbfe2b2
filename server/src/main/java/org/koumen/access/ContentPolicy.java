package org.koumen.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Collectors;
import org.koumen.platform.ForeignPictures;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.header.HeaderWriter;

/**
 * Tells browsers what our pages may load: what this server sends, and pictures from where the
 * jurisdiction has said, which may be a server of its own without a certificate.
 */
final class ContentPolicy implements HeaderWriter {
  private static final String HEADER = "Content-Security-Policy";

  private final ObjectProvider<ForeignPictures> foreign;

  ContentPolicy(ObjectProvider<ForeignPictures> foreign) {
    this.foreign = foreign;
  }

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    if (!response.containsHeader(HEADER)) {
      String origins =
          foreign
              .orderedStream()
              .map(ForeignPictures::address)
              .flatMap(Optional::stream)
              .map(ForeignPictures::origin)
              .flatMap(Optional::stream)
              .map(origin -> " " + origin)
              .collect(Collectors.joining());
      response.setHeader(
          HEADER,
          "default-src 'self'; img-src 'self' data: blob:"
              + origins
              + "; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; media-src 'self'"
              + " blob:; connect-src 'self'"
              + origins
              + "; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'");
    }
  }
}
