package org.koumen.request;

import java.util.Set;
import java.util.UUID;
import org.koumen.media.Media;
import org.koumen.media.MediaDesk;
import org.koumen.media.MediaOwner;
import org.springframework.stereotype.Component;

/** Tells what a request has of the things that a procedure may need for a move. */
@Component
class Evidence {
  private final MediaDesk media;

  Evidence(MediaDesk media) {
    this.media = media;
  }

  /** What lies with a request: pictures by those who serve, not those the reporter sent along. */
  Set<Procedure.Need> of(String county, String areaCode, UUID request) {
    boolean pictured =
        media.of(new MediaOwner(county, areaCode, MediaOwner.Kind.REQUEST, request)).stream()
            .anyMatch(one -> one.kind() == Media.Kind.PICTURE && !one.byReporter());
    return pictured ? Set.of(Procedure.Need.PICTURE) : Set.of();
  }
}
