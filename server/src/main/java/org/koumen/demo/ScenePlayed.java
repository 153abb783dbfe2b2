package org.koumen.demo;

import java.time.Instant;
import java.util.UUID;
import org.koumen.request.RequestDesk;

/** A request while its scene is played. */
final class ScenePlayed {
  private final String key;
  private final String county;
  private final RequestDesk.Taken.In slip;
  private int version = 1;
  private Instant dueAt = Instant.EPOCH;

  ScenePlayed(String key, String county, RequestDesk.Taken.In slip) {
    this.key = key;
    this.county = county;
    this.slip = slip;
  }

  String key() {
    return key;
  }

  String county() {
    return county;
  }

  UUID id() {
    return slip.id();
  }

  /** Number and code, as its reporter was given them. */
  RequestDesk.Taken.In slip() {
    return slip;
  }

  int version() {
    return version;
  }

  Instant dueAt() {
    return dueAt;
  }

  /** It stands there now. */
  void stands(RequestDesk.Standing standing) {
    version = standing.version();
    dueAt = standing.dueAt();
  }

  /** Somebody made a move that answers nothing. */
  void moved() {
    version++;
  }
}
