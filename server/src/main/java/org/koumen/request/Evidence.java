package org.koumen.request;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells what a request has of the things that a procedure may need for a move. */
@Component
class Evidence {

  /** What lies with a request. */
  Set<Procedure.Need> of(String county, UUID request) {
    return Set.of();
  }
}
