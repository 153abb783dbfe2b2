package org.koumen.request;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Publishing a settled request, for those who took it in or dispatched it. */
@RestController
@RequestMapping("/api/requests/{county}/{request}/publication")
class PublicationEndpoint {
  private final PublicationDesk desk;

  PublicationEndpoint(PublicationDesk desk) {
    this.desk = desk;
  }

  /** What would be published, with what tells of people taken out, and what is published now. */
  @Needs({Permission.REQUEST_DISPATCH, Permission.REQUEST_WRITE})
  @GetMapping
  PublicationDesk.Publication look(
      @PathVariable String county, @PathVariable UUID request, Actor actor) {
    return desk.look(county, request, PublicationDesk.scope(actor))
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /** The words as a person edited and confirmed them. */
  record Confirmed(
      @NotBlank @Size(max = 120) String title,
      @NotBlank @Size(max = 4000) String body,
      @NotBlank @Size(max = 2000) String result) {}

  /** Publishes it, or corrects what was published. */
  @Needs({Permission.REQUEST_DISPATCH, Permission.REQUEST_WRITE})
  @PostMapping
  PublicationDesk.Publication publish(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Confirmed words,
      Actor actor) {
    return desk.publish(
            county,
            request,
            new PublicationDesk.Words(words.title(), words.body(), words.result()),
            PublicationDesk.scope(actor),
            actor)
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /** Takes it back from the public. */
  @Needs({Permission.REQUEST_DISPATCH, Permission.REQUEST_WRITE})
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(@PathVariable String county, @PathVariable UUID request, Actor actor) {
    if (!desk.withdraw(county, request, PublicationDesk.scope(actor), actor)) {
      throw new Refusal(Problem.NOT_FOUND);
    }
  }
}
