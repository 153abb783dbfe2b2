package org.koumen.notice;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is told.
 *
 * @param kind stable name, {@code module.what}
 * @param zh one sentence in Chinese; of residents only what whoever is told may know
 * @param about what it leads to
 * @param by who did it, and so is not told in the app; empty for the program and for residents
 */
public record Notice(String kind, String zh, String en, About about, Optional<UUID> by) {

  /**
   * What it is about.
   *
   * @param subject {@code request}, {@code visit} …
   * @param number as people call it
   */
  public record About(
      String county, String areaCode, String subject, UUID id, @Nullable String number) {
    /** A request. */
    public static About request(String county, String areaCode, UUID id, String number) {
      return new About(county, areaCode, "request", id, number);
    }
  }
}
