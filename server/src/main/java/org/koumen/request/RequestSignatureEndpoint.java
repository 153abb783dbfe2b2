package org.koumen.request;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.media.MediaAnswer;
import org.koumen.media.MediaDesk;
import org.koumen.media.MediaOwner;
import org.koumen.media.Signature;
import org.koumen.media.SignatureDesk;
import org.koumen.platform.CleanText;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Signatures over HTTP, taken at the screen of those who work on a request. */
@RestController
@RequestMapping("/api/requests/{county}/{request}/signatures")
class RequestSignatureEndpoint {
  private final RequestPictureDesk requests;
  private final RequestSignatureDesk signatures;

  RequestSignatureEndpoint(RequestPictureDesk requests, RequestSignatureDesk signatures) {
    this.requests = requests;
    this.signatures = signatures;
  }

  /**
   * What comes with a signature.
   *
   * @param id made by the sender; sent twice it counts once
   * @param move the id that the move will carry; the signature stands for no other
   * @param text the words that the signer saw, all that the move will say
   * @param signer who signs
   * @param onBehalf whether that one signs in the reporter's place
   * @param onPaper whether it is a picture of a signed paper
   */
  record Said(
      @NotNull UUID id,
      @NotNull UUID move,
      @NotBlank @Size(max = 6000) String text,
      @NotBlank @Size(max = 50) String signer,
      boolean onBehalf,
      boolean onPaper) {
    SignatureDesk.Said plain() {
      String name = CleanText.line(signer);
      if (name.isEmpty()) {
        throw Refusal.badInput("signer");
      }
      return new SignatureDesk.Said(move, text, name, onBehalf, onPaper);
    }
  }

  /** Takes a signature for a move that is about to be made. */
  @Needs({
    Permission.REQUEST_WRITE,
    Permission.REQUEST_DISPATCH,
    Permission.REQUEST_HANDLE,
    Permission.REQUEST_SUPERVISE
  })
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  Signature add(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestPart Said said,
      @RequestPart MultipartFile file,
      Actor actor)
      throws IOException {
    RequestScope scope =
        RequestScope.of(
            actor,
            Permission.REQUEST_WRITE,
            Permission.REQUEST_DISPATCH,
            Permission.REQUEST_HANDLE,
            Permission.REQUEST_SUPERVISE);
    MediaOwner owner =
        requests.within(county, request, scope).orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
    try (InputStream in = file.getInputStream()) {
      return made(signatures.add(owner, said.id(), in, said.plain(), MediaDesk.By.of(actor)));
    }
  }

  static Signature made(RequestSignatureDesk.Added added) {
    return switch (added) {
      case RequestSignatureDesk.Added.Refused(var why) ->
          throw new Refusal(why.problem(), why.values());
      case RequestSignatureDesk.Added.Gone gone -> throw new Refusal(Problem.NOT_FOUND);
      case RequestSignatureDesk.Added.Made(SignatureDesk.Added made) ->
          switch (made) {
            case SignatureDesk.Added.Done done -> done.signature();
            case SignatureDesk.Added.IdTaken taken -> throw new Refusal(Problem.KEY_REUSED);
            case SignatureDesk.Added.NoPicture sound ->
                throw new Refusal(Problem.SIGNATURE_NO_PICTURE);
          };
    };
  }

  /** The signature as it was drawn, or the paper with it; the look is kept. */
  @Needs({Permission.REQUEST_READ, Permission.REQUEST_HANDLE})
  @GetMapping("/{signature}")
  ResponseEntity<byte[]> open(
      @PathVariable String county,
      @PathVariable UUID request,
      @PathVariable UUID signature,
      Actor actor) {
    RequestScope scope = RequestScope.of(actor, Permission.REQUEST_READ, Permission.REQUEST_HANDLE);
    return requests
        .within(county, request, scope)
        .flatMap(owner -> signatures.open(owner, signature, actor))
        .map(MediaAnswer::of)
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }
}
