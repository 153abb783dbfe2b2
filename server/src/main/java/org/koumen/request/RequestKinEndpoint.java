package org.koumen.request;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.platform.Ids;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What several requests have to do with each other, over HTTP. */
@RestController
@RequestMapping("/api/requests")
class RequestKinEndpoint {
  private final RequestKin kin;
  private final Likeness likeness;
  private final ReporterTable reporters;
  private final RequestFiles files;

  RequestKinEndpoint(
      RequestKin kin, Likeness likeness, ReporterTable reporters, RequestFiles files) {
    this.kin = kin;
    this.likeness = likeness;
    this.reporters = reporters;
    this.files = files;
  }

  /** Open requests of the neighbourhood that may be the same as one that is being written down. */
  @Needs(Permission.REQUEST_WRITE)
  @PostMapping("/likely-duplicates")
  Rows<Likeness.Like> likelyDuplicates(
      @Valid @RequestBody Likeness.Draft draft, Actor actor, Scope scope) {
    if (!scope.covers(draft.areaCode().value())) {
      throw new Refusal(Problem.NOT_FOUND);
    }
    return Rows.all(likeness.to(draft, RequestScope.of(actor, RequestScope.READ)));
  }

  /** Open requests of the neighbourhood that may be the same as this one. */
  @Needs({Permission.REQUEST_READ, Permission.REQUEST_DISPATCH})
  @GetMapping("/{county}/{request}/likely-duplicates")
  Rows<Likeness.Like> duplicatesOf(
      @PathVariable String county, @PathVariable UUID request, Actor actor) {
    return Rows.all(
        likeness
            .toRequest(county, request, RequestScope.of(actor, RequestScope.READ))
            .orElseThrow(() -> new Refusal(Problem.NOT_FOUND)));
  }

  /** Others who told the same. */
  @Needs({Permission.REQUEST_READ, Permission.REQUEST_HANDLE, Permission.REQUEST_SUPERVISE})
  @GetMapping("/{county}/{request}/co-reporters")
  Rows<CoReporterRow> coReporters(
      @PathVariable String county, @PathVariable UUID request, Actor actor) {
    if (!files.reaches(county, request, RequestScope.of(actor, RequestScope.READ))) {
      throw new Refusal(Problem.NOT_FOUND);
    }
    return Rows.all(reporters.of(county, request));
  }

  /**
   * Somebody who tells the same.
   *
   * @param id made by the sender; sent twice it counts once
   */
  record CoReport(
      @Nullable UUID id,
      @NotNull Channel channel,
      @NotBlank @Size(max = 4000) String words,
      @Nullable @Size(max = 60) String name,
      @Nullable @Pattern(regexp = "[0-9+() -]{5,20}") String phone,
      @Nullable ContactWish contactWish) {}

  /** Adds somebody who tells the same; they get a number of their own. */
  @Needs({Permission.REQUEST_WRITE, Permission.REQUEST_DISPATCH})
  @PostMapping("/{county}/{request}/co-reporters")
  RequestDesk.Slip join(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody CoReport report,
      Actor actor) {
    RequestKin.CoReporter other =
        new RequestKin.CoReporter(
            report.id() == null ? Ids.next() : report.id(),
            report.channel(),
            report.words(),
            Optional.ofNullable(report.name()),
            Optional.ofNullable(report.phone()),
            report.contactWish() == null ? ContactWish.CALL : report.contactWish());
    return switch (kin.join(county, request, other, actor)) {
      case RequestKin.Joined.In in -> new RequestDesk.Slip(in.number(), in.code());
      case RequestKin.Joined.No no -> throw RequestAnswers.refusal(no.because());
    };
  }

  /** Lets it go on under another request about the same matter. */
  @Needs({Permission.REQUEST_WRITE, Permission.REQUEST_DISPATCH})
  @PostMapping("/{county}/{request}/merging")
  RequestDesk.Standing merge(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.Merge wish,
      Actor actor) {
    return RequestAnswers.done(kin.merge(county, request, wish, actor));
  }

  /** Makes it part of a common cause. */
  @Needs({Permission.REQUEST_DISPATCH, Permission.REQUEST_WRITE})
  @PostMapping("/{county}/{request}/cause")
  RequestDesk.Standing tie(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.Tie wish,
      Actor actor) {
    return RequestAnswers.done(kin.tie(county, request, wish, actor));
  }

  /** Answers it with what was done, alone or with its common cause. */
  @Needs({
    Permission.REQUEST_WRITE,
    Permission.REQUEST_DISPATCH,
    Permission.REQUEST_HANDLE,
    Permission.REQUEST_SUPERVISE
  })
  @PostMapping("/{county}/{request}/settlement")
  RequestDesk.Standing settle(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.Settle wish,
      Actor actor) {
    return RequestAnswers.done(kin.settle(county, request, wish, actor));
  }

  /**
   * Part of a request.
   *
   * @param id of the new request, made by the sender; sent twice it counts once
   */
  record Part(
      @NotNull UUID id,
      @NotBlank @Size(max = 120) String title,
      @NotBlank @Size(max = 4000) String body,
      @Nullable @Size(max = 60) String category) {}

  /** Makes part of it a request of its own. */
  @Needs({Permission.REQUEST_WRITE, Permission.REQUEST_DISPATCH})
  @PostMapping("/{county}/{request}/parts")
  RequestDesk.Taken.In split(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Part part,
      Actor actor) {
    return switch (kin.split(
        county,
        request,
        part.id(),
        part.title(),
        part.body(),
        Optional.ofNullable(part.category()),
        actor)) {
      case RequestKin.Parted.Done done -> done.part();
      case RequestKin.Parted.No no -> throw RequestAnswers.refusal(no.because());
    };
  }
}
