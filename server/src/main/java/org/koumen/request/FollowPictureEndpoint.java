package org.koumen.request;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Open;
import org.koumen.media.Media;
import org.koumen.media.MediaAnswer;
import org.koumen.media.MediaDesk;
import org.koumen.media.MediaOwner;
import org.koumen.platform.Ids;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Pictures and a sound of the one who asked, with number and code in headers: an address is kept in
 * histories and logs, and a file is let in only after its sender has been looked at.
 */
@RestController
@RequestMapping("/api/follow/pictures")
class FollowPictureEndpoint {
  private final FollowDoor door;

  private final RequestPictureDesk pictures;
  private final MediaDesk media;

  FollowPictureEndpoint(FollowDoor door, RequestPictureDesk pictures, MediaDesk media) {
    this.door = door;
    this.pictures = pictures;
    this.media = media;
  }

  /**
   * Sends a picture or a sound along.
   *
   * @param id made by the sender; sent twice it counts once
   */
  @Open(
      "takes files only from whoever holds the request's number and code; a few, and tries are"
          + " limited")
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<Media> add(
      @RequestHeader(FollowDoor.NUMBER) String number,
      @RequestHeader(FollowDoor.CODE) String code,
      @RequestParam(required = false) @Nullable UUID id,
      @RequestPart MultipartFile file,
      HttpServletRequest http)
      throws IOException {
    MediaOwner owner = door.open(number, code, http);
    try (InputStream in = file.getInputStream()) {
      return RequestPictureEndpoint.answer(
          pictures.add(
              owner, id == null ? Ids.next() : id, in, MediaDesk.By.reporter(), true, false));
    }
  }

  /** What the reporter sent, and what the staff shows. */
  @Open("shows pictures only to whoever holds the request's number and code; tries are limited")
  @GetMapping
  Rows<Media> list(
      @RequestHeader(FollowDoor.NUMBER) String number,
      @RequestHeader(FollowDoor.CODE) String code,
      HttpServletRequest http) {
    return Rows.all(
        media.of(door.open(number, code, http)).stream().filter(Media::forReporter).toList());
  }

  /** The whole picture, or the sound. */
  @Open("shows a picture only to whoever holds the request's number and code; tries are limited")
  @GetMapping("/{picture}")
  ResponseEntity<byte[]> open(
      @RequestHeader(FollowDoor.NUMBER) String number,
      @RequestHeader(FollowDoor.CODE) String code,
      @PathVariable UUID picture,
      HttpServletRequest http) {
    return shown(door.open(number, code, http), picture, false);
  }

  /** The picture small. */
  @Open("shows a picture only to whoever holds the request's number and code; tries are limited")
  @GetMapping("/{picture}/small")
  ResponseEntity<byte[]> openSmall(
      @RequestHeader(FollowDoor.NUMBER) String number,
      @RequestHeader(FollowDoor.CODE) String code,
      @PathVariable UUID picture,
      HttpServletRequest http) {
    return shown(door.open(number, code, http), picture, true);
  }

  private ResponseEntity<byte[]> shown(MediaOwner owner, UUID picture, boolean small) {
    Optional<MediaDesk.Content> content =
        media.open(owner, picture, small).filter(one -> one.media().forReporter());
    return content.map(MediaAnswer::of).orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }
}
