package org.koumen.request;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.platform.Ids;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Moves of requests over HTTP. Each body may carry an id, so that sent twice it counts once, and
 * the version seen.
 */
@RestController
@RequestMapping("/api/requests/{county}/{request}")
class RequestMoveEndpoint {
  private final RequestDesk desk;

  RequestMoveEndpoint(RequestDesk desk) {
    this.desk = desk;
  }

  /**
   * A unit and a date.
   *
   * @param version of the request that the dispatcher read
   * @param dueAt without it, the ordinary term in working days
   * @param note for the unit; the reporter does not read it
   */
  record Dispatch(
      @Nullable UUID id,
      @NotNull Integer version,
      @NotNull UUID unitId,
      @Nullable Instant dueAt,
      @Nullable @Size(max = 1000) String note) {}

  /** Gives the request to a unit with a date. */
  @Needs(Permission.REQUEST_DISPATCH)
  @PostMapping("/dispatch")
  RequestDesk.Standing dispatch(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Dispatch body,
      Actor actor) {
    return RequestAnswers.done(
        desk.dispatch(
            target(county, request, body.id(), body.version()),
            body.unitId(),
            Optional.ofNullable(body.dueAt()),
            Optional.ofNullable(body.note()),
            RequestScope.of(actor, Permission.REQUEST_DISPATCH),
            Doer.of(actor)));
  }

  /**
   * What was done.
   *
   * @param version of the request that the answer is to
   * @param result in words for the reporter
   */
  record Settlement(
      @Nullable UUID id, @NotNull Integer version, @NotBlank @Size(max = 2000) String result) {}

  /** Answers the request: its unit does, or the dispatcher on the spot. */
  @Needs({Permission.REQUEST_HANDLE, Permission.REQUEST_DISPATCH})
  @PostMapping("/settlement")
  RequestDesk.Standing settle(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Settlement body,
      Actor actor) {
    return RequestAnswers.done(
        desk.settle(
            target(county, request, body.id(), body.version()),
            body.result(),
            RequestScope.of(actor, Permission.REQUEST_HANDLE, Permission.REQUEST_DISPATCH),
            Doer.of(actor)));
  }

  /**
   * Why the reporter takes it back.
   *
   * @param version of the request that is taken back
   */
  record Withdrawal(
      @Nullable UUID id, @NotNull Integer version, @NotBlank @Size(max = 500) String reason) {}

  /** Closes a request that its reporter takes back. */
  @Needs({Permission.REQUEST_WRITE, Permission.REQUEST_DISPATCH})
  @PostMapping("/withdrawal")
  RequestDesk.Standing withdraw(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Withdrawal body,
      Actor actor) {
    return RequestAnswers.done(
        desk.withdraw(
            target(county, request, body.id(), body.version()),
            body.reason(),
            RequestScope.of(actor, Permission.REQUEST_WRITE, Permission.REQUEST_DISPATCH),
            Doer.of(actor)));
  }

  /**
   * A word on the way.
   *
   * @param forReporter whether the reporter reads it too
   */
  record Comment(@Nullable UUID id, @NotBlank @Size(max = 2000) String text, boolean forReporter) {}

  /** Adds a word; neither stage nor date changes. */
  @Needs({Permission.REQUEST_WRITE, Permission.REQUEST_DISPATCH, Permission.REQUEST_HANDLE})
  @PostMapping("/comments")
  RequestDesk.Standing comment(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Comment body,
      Actor actor) {
    RequestScope scope =
        RequestScope.of(
            actor,
            Permission.REQUEST_WRITE,
            Permission.REQUEST_DISPATCH,
            Permission.REQUEST_HANDLE);
    return RequestAnswers.done(
        desk.comment(
            target(county, request, body.id(), null),
            body.text(),
            body.forReporter(),
            scope,
            Doer.of(actor)));
  }

  private static RequestDesk.Target target(
      String county, UUID request, @Nullable UUID move, @Nullable Integer version) {
    return new RequestDesk.Target(
        county, request, move == null ? Ids.next() : move, Optional.ofNullable(version));
  }
}
