package org.koumen.request;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.media.Media;
import org.koumen.media.MediaAnswer;
import org.koumen.media.MediaDesk;
import org.koumen.media.MediaOwner;
import org.koumen.media.Patch;
import org.koumen.platform.Ids;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Pictures and sounds of requests over HTTP, for those who work on them. */
@RestController
@RequestMapping("/api/requests/{county}/{request}/pictures")
class RequestPictureEndpoint {
  private final RequestPictureDesk pictures;
  private final MediaDesk media;

  RequestPictureEndpoint(RequestPictureDesk pictures, MediaDesk media) {
    this.pictures = pictures;
    this.media = media;
  }

  /**
   * Hangs a picture or a sound on a request.
   *
   * @param id made by the sender; sent twice it counts once
   * @param forReporter whether the reporter sees it too
   */
  @Needs({Permission.REQUEST_WRITE, Permission.REQUEST_DISPATCH, Permission.REQUEST_HANDLE})
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<Media> add(
      @PathVariable String county,
      @PathVariable UUID request,
      @RequestParam(required = false) @Nullable UUID id,
      @RequestParam(defaultValue = "false") boolean forReporter,
      @RequestPart MultipartFile file,
      Actor actor)
      throws IOException {
    MediaOwner owner = changeable(county, request, actor);
    try (InputStream in = file.getInputStream()) {
      return answer(
          pictures.add(
              owner, id == null ? Ids.next() : id, in, MediaDesk.By.of(actor), forReporter, true));
    }
  }

  static ResponseEntity<Media> answer(RequestPictureDesk.Added added) {
    return switch (added) {
      case RequestPictureDesk.Added.Refused(var why) ->
          throw new Refusal(why.problem(), why.values());
      case RequestPictureDesk.Added.Gone gone -> throw new Refusal(Problem.NOT_FOUND);
      case RequestPictureDesk.Added.Made(MediaDesk.Added made) ->
          switch (made) {
            case MediaDesk.Added.Done done ->
                ResponseEntity.status(done.again() ? HttpStatus.OK : HttpStatus.CREATED)
                    .body(done.media());
            case MediaDesk.Added.IdTaken taken -> throw new Refusal(Problem.KEY_REUSED);
            case MediaDesk.Added.Full full ->
                throw new Refusal(Problem.MEDIA_FULL, java.util.Map.of("limit", full.limit()));
          };
    };
  }

  /** What hangs on a request, oldest first. */
  @Needs({Permission.REQUEST_READ, Permission.REQUEST_HANDLE})
  @GetMapping
  Rows<Media> list(@PathVariable String county, @PathVariable UUID request, Actor actor) {
    return Rows.all(media.of(readable(county, request, actor)));
  }

  /** The whole picture, or the sound. */
  @Needs({Permission.REQUEST_READ, Permission.REQUEST_HANDLE})
  @GetMapping("/{picture}")
  ResponseEntity<byte[]> open(
      @PathVariable String county,
      @PathVariable UUID request,
      @PathVariable UUID picture,
      Actor actor) {
    return shown(readable(county, request, actor), picture, false);
  }

  /** The picture small, for lists. */
  @Needs({Permission.REQUEST_READ, Permission.REQUEST_HANDLE})
  @GetMapping("/{picture}/small")
  ResponseEntity<byte[]> openSmall(
      @PathVariable String county,
      @PathVariable UUID request,
      @PathVariable UUID picture,
      Actor actor) {
    return shown(readable(county, request, actor), picture, true);
  }

  private ResponseEntity<byte[]> shown(MediaOwner owner, UUID picture, boolean small) {
    return media
        .open(owner, picture, small)
        .map(MediaAnswer::of)
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /**
   * What others must not see.
   *
   * @param patches parts of the picture
   */
  record Blurring(@NotEmpty @Size(max = 50) List<@Valid Patch> patches) {}

  /** Makes faces and plates unreadable for good. */
  @Needs({Permission.REQUEST_WRITE, Permission.REQUEST_DISPATCH, Permission.REQUEST_HANDLE})
  @PostMapping("/{picture}/blurring")
  Media blur(
      @PathVariable String county,
      @PathVariable UUID request,
      @PathVariable UUID picture,
      @Valid @RequestBody Blurring blurring,
      Actor actor) {
    return media
        .blur(changeable(county, request, actor), picture, blurring.patches(), actor)
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /**
   * Who may see it.
   *
   * @param shown whether the reporter may
   */
  record Showing(boolean shown) {}

  /** Lets the reporter see what the staff has added, or no longer. */
  @Needs({Permission.REQUEST_WRITE, Permission.REQUEST_DISPATCH, Permission.REQUEST_HANDLE})
  @PutMapping("/{picture}/showing")
  Media show(
      @PathVariable String county,
      @PathVariable UUID request,
      @PathVariable UUID picture,
      @RequestBody Showing showing,
      Actor actor) {
    return media
        .showReporter(changeable(county, request, actor), picture, showing.shown(), actor)
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /** Removes it for good; the audit keeps that it was there. */
  @Needs({Permission.REQUEST_WRITE, Permission.REQUEST_DISPATCH})
  @DeleteMapping("/{picture}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @PathVariable String county,
      @PathVariable UUID request,
      @PathVariable UUID picture,
      Actor actor) {
    RequestScope scope =
        RequestScope.of(actor, Permission.REQUEST_WRITE, Permission.REQUEST_DISPATCH);
    if (!media.remove(owner(county, request, scope), picture, actor)) {
      throw new Refusal(Problem.NOT_FOUND);
    }
  }

  private MediaOwner readable(String county, UUID request, Actor actor) {
    return owner(
        county,
        request,
        RequestScope.of(actor, Permission.REQUEST_READ, Permission.REQUEST_HANDLE));
  }

  private MediaOwner changeable(String county, UUID request, Actor actor) {
    return owner(
        county,
        request,
        RequestScope.of(
            actor,
            Permission.REQUEST_WRITE,
            Permission.REQUEST_DISPATCH,
            Permission.REQUEST_HANDLE));
  }

  private MediaOwner owner(String county, UUID request, RequestScope scope) {
    return pictures
        .within(county, request, scope)
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }
}
