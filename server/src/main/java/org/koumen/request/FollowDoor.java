package org.koumen.request;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.koumen.access.StrangersFiles;
import org.koumen.media.MediaOwner;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Opens the pictures of a request to whoever shows its number and code in headers, and lets only
 * such a one send more than a few fields.
 */
@Component
class FollowDoor implements StrangersFiles {
  static final String NUMBER = "X-Follow-Number";
  static final String CODE = "X-Follow-Code";

  /** A picture of twelve megabytes in its wrapping. */
  private static final DataSize A_PICTURE = DataSize.ofMegabytes(13);

  private static final Set<String> UPLOADS =
      Set.of("/api/follow/pictures", "/api/follow/signatures");

  private final FollowGate gate;
  private final RequestPictureDesk pictures;

  /**
   * Who has shown the right code just now: half a dozen pictures, small and large, are many
   * questions, but tell nothing new about the code. It is compared all the same.
   */
  private final Cache<String, Boolean> opened =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterAccess(Duration.ofMinutes(15)).build();

  FollowDoor(FollowGate gate, RequestPictureDesk pictures) {
    this.gate = gate;
    this.pictures = pictures;
  }

  /** The request that number and code open. */
  MediaOwner open(String number, String code, HttpServletRequest http) {
    if (http.getAttribute(NUMBER) instanceof MediaOwner known) {
      return known;
    }
    String named = RequestNumber.parse(number).map(RequestNumber::text).orElse("none");
    String shown = named + " " + code;
    if (opened.getIfPresent(shown) == null) {
      gate.ask(http.getRemoteAddr(), named)
          .ifPresent(
              wait -> {
                throw new Refusal(
                    Problem.TOO_MANY, Map.of("seconds", Math.max(1, wait.toSeconds())));
              });
    }
    Optional<MediaOwner> found = pictures.of(number, code);
    if (found.isPresent()) {
      opened.put(shown, true);
    } else {
      opened.invalidate(shown);
      if (!named.equals("none")) {
        gate.wrong(named);
      }
    }
    return found.orElseThrow(() -> new Refusal(Problem.FOLLOW_NOT_FOUND));
  }

  @Override
  public Optional<DataSize> limit(HttpServletRequest request) {
    String number = request.getHeader(NUMBER);
    String code = request.getHeader(CODE);
    boolean isUpload =
        request.getMethod().equals("POST") && UPLOADS.contains(request.getRequestURI());
    if (!isUpload || number == null || code == null) {
      return Optional.empty();
    }
    request.setAttribute(NUMBER, open(number, code, request));
    return Optional.of(A_PICTURE);
  }
}
