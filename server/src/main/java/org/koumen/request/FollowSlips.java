package org.koumen.request;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Opens a request to whoever holds one of its numbers and the code of that number. */
@Component
class FollowSlips {
  private static final byte[] NO_CODE = new byte[16];

  private final RequestTable requests;
  private final FollowCode codes;

  FollowSlips(RequestTable requests, FollowCode codes) {
    this.requests = requests;
    this.codes = codes;
  }

  /**
   * What a number leads to.
   *
   * @param number as it is written; the request's own, or a co-reporter's
   */
  record Opened(String number, String county, UUID request) {}

  /** Takes as long for an unknown number as for a wrong code. */
  Optional<Opened> opened(String typedNumber, String typedCode) {
    String number = RequestNumber.parse(typedNumber).map(RequestNumber::text).orElse("");
    Optional<RequestTable.Numbered> numbered =
        number.isEmpty() ? Optional.empty() : requests.numbered(number);
    byte[] kept = numbered.map(RequestTable.Numbered::codeIndex).orElse(NO_CODE);
    boolean fits = codes.fits(number, typedCode.strip(), kept);
    return numbered
        .filter(one -> fits)
        .map(one -> new Opened(number, one.county(), one.requestId()));
  }
}
