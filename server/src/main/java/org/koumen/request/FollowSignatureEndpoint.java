package org.koumen.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.InputStream;
import org.koumen.access.Open;
import org.koumen.media.MediaDesk;
import org.koumen.media.MediaOwner;
import org.koumen.media.Signature;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Signatures of the one who asked, given with number and code. They go in and are not handed out
 * again here: whoever gets hold of a slip gets no signature with it.
 */
@RestController
@RequestMapping("/api/follow/signatures")
class FollowSignatureEndpoint {
  private final FollowDoor door;
  private final RequestSignatureDesk signatures;

  FollowSignatureEndpoint(FollowDoor door, RequestSignatureDesk signatures) {
    this.door = door;
    this.signatures = signatures;
  }

  /** Signs what the reporter is about to say. */
  @Open(
      "takes a signature only from whoever holds the request's number and code; one waits at a"
          + " time, and tries are limited")
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  Signature add(
      @RequestHeader(FollowDoor.NUMBER) String number,
      @RequestHeader(FollowDoor.CODE) String code,
      @Valid @RequestPart RequestSignatureEndpoint.Said said,
      @RequestPart MultipartFile file,
      HttpServletRequest http)
      throws IOException {
    MediaOwner owner = door.open(number, code, http);
    try (InputStream in = file.getInputStream()) {
      return RequestSignatureEndpoint.made(
          signatures.add(owner, said.id(), in, said.plain(), MediaDesk.By.reporter()));
    }
  }
}
