package org.koumen.media;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Hands bytes out so that a browser takes them for nothing but what they are: no guessing of types,
 * no scripts, no copy in a cache that others use.
 */
public final class MediaAnswer {
  private MediaAnswer() {}

  /** The answer with the bytes. */
  public static ResponseEntity<byte[]> of(MediaDesk.Content content) {
    Media media = content.media();
    return of(media.contentType(), media.id().toString(), content.bytes());
  }

  /** The answer with a signature's picture. */
  public static ResponseEntity<byte[]> of(SignatureDesk.Drawn drawn) {
    return of("image/jpeg", drawn.id().toString(), drawn.jpeg());
  }

  private static ResponseEntity<byte[]> of(String contentType, String name, byte[] bytes) {
    ContentDisposition.Builder disposition =
        contentType.startsWith("image/")
            ? ContentDisposition.inline()
            : ContentDisposition.attachment();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(contentType))
        .contentLength(bytes.length)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            disposition
                .filename(name + ending(contentType), StandardCharsets.US_ASCII)
                .build()
                .toString())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .body(bytes);
  }

  private static String ending(String contentType) {
    return switch (contentType) {
      case "image/jpeg" -> ".jpg";
      case "audio/mpeg" -> ".mp3";
      case "audio/mp4" -> ".m4a";
      case "audio/ogg" -> ".ogg";
      case "audio/webm" -> ".webm";
      default -> ".wav";
    };
  }
}
