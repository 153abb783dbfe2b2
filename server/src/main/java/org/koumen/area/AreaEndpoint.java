package org.koumen.area;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The tree of areas over HTTP. */
@RestController
@RequestMapping("/api/areas")
class AreaEndpoint {
  private final AreaDesk desk;
  private final DivisionDesk divisions;
  private final Jurisdiction jurisdiction;

  AreaEndpoint(AreaDesk desk, DivisionDesk divisions, Jurisdiction jurisdiction) {
    this.desk = desk;
    this.divisions = divisions;
    this.jurisdiction = jurisdiction;
  }

  /** Where the account's scope starts. */
  @Needs(Permission.AREA_READ)
  @GetMapping
  Rows<AreaViews.Row> roots(Scope scope) {
    return Rows.all(desk.roots(scope));
  }

  /** Areas by name or code. */
  @Needs(Permission.AREA_READ)
  @GetMapping(params = "q")
  Rows<AreaViews.Found> search(@RequestParam @Size(max = 60) String q, Scope scope) {
    return Rows.all(desk.search(q, scope));
  }

  /**
   * An area; by a code it no longer has, the area that came of it.
   *
   * @param on the day on which the code is meant, when it has had several meanings
   */
  @Needs(Permission.AREA_READ)
  @GetMapping("/{code}")
  AreaViews.Node view(
      @PathVariable AreaCode code,
      @RequestParam(required = false) @Nullable LocalDate on,
      Scope scope) {
    return switch (desk.resolve(code, Optional.ofNullable(on))) {
      case WhereItWent.Now(Area area) -> {
        AreaViews.Node node = desk.view(area.code(), scope).orElseThrow(AreaEndpoint::notFound);
        yield area.code().equals(code) ? node : withAsked(node, code);
      }
      case WhereItWent.Closed(AreaCode closed, String name, LocalDate day) -> {
        if (!scope.covers(closed.value())) {
          throw notFound();
        }
        throw new Refusal(
            Problem.AREA_CLOSED,
            Map.of("code", closed.value(), "name", name, "on", day.toString()));
      }
      case WhereItWent.Unknown() -> throw notFound();
    };
  }

  /** What lies right beneath. */
  @Needs(Permission.AREA_READ)
  @GetMapping("/{code}/children")
  Rows<AreaViews.Row> children(@PathVariable AreaCode code, Scope scope) {
    return Rows.all(desk.children(code, scope).orElseThrow(AreaEndpoint::notFound));
  }

  /** What happened to it. */
  @Needs(Permission.AREA_READ)
  @GetMapping("/{code}/changes")
  Rows<ChangeBody> changes(@PathVariable AreaCode code, Scope scope) {
    if (!scope.covers(code.value())) {
      throw notFound();
    }
    return Rows.all(desk.changes(code).stream().map(ChangeBody::of).toList());
  }

  record ContentsBody(AreaTally tally, Map<String, Long> rows) {}

  /** What would move if it did, before anybody says so. */
  @Needs(Permission.AREA_WRITE)
  @GetMapping("/{code}/contents")
  ContentsBody contents(@PathVariable AreaCode code, Scope scope) {
    DivisionDesk.Contents found =
        divisions.contents(code, scope).orElseThrow(AreaEndpoint::notFound);
    return new ContentsBody(found.tally(), found.rows());
  }

  /**
   * A new area.
   *
   * @param code needed above the grid, where the national register gives codes
   */
  record Addition(
      AreaCode parent,
      @NotBlank @Size(max = 60) String name,
      @Nullable AreaLevel level,
      @Nullable AreaSetting setting,
      @Nullable AreaCode code,
      @Nullable LocalDate effectiveOn,
      @Nullable @Size(max = 500) String reason) {}

  @Needs(Permission.AREA_WRITE)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ChangeBody add(@Valid @RequestBody Addition body, Actor actor, Scope scope) {
    if (body.level() != null
        && body.parent().level().below().filter(body.level()::equals).isEmpty()) {
      throw new Refusal(Problem.AREA_LEVEL, Map.of("code", body.parent().value()));
    }
    String reason = body.reason() == null ? "" : body.reason();
    return done(
        divisions.add(
            body.parent(),
            Optional.ofNullable(body.code()),
            body.name(),
            Optional.ofNullable(body.setting()),
            note(body.effectiveOn(), reason, actor),
            scope));
  }

  record Renaming(
      @NotBlank @Size(max = 60) String name,
      @Nullable LocalDate effectiveOn,
      @NotBlank @Size(max = 500) String reason) {}

  @Needs(Permission.AREA_WRITE)
  @PostMapping("/{code}/name")
  ChangeBody rename(
      @PathVariable AreaCode code, @Valid @RequestBody Renaming body, Actor actor, Scope scope) {
    return done(
        divisions.rename(code, body.name(), note(body.effectiveOn(), body.reason(), actor), scope));
  }

  record Recoding(
      AreaCode to,
      @Nullable @Size(max = 60) String name,
      @Nullable LocalDate effectiveOn,
      @NotBlank @Size(max = 500) String reason) {}

  @Needs(Permission.AREA_WRITE)
  @PostMapping("/{code}/recoding")
  ChangeBody recode(
      @PathVariable AreaCode code, @Valid @RequestBody Recoding body, Actor actor, Scope scope) {
    return done(
        divisions.recode(
            code,
            body.to(),
            Optional.ofNullable(body.name()).filter(name -> !name.isBlank()),
            note(body.effectiveOn(), body.reason(), actor),
            scope));
  }

  record Merging(
      AreaCode into, @Nullable LocalDate effectiveOn, @NotBlank @Size(max = 500) String reason) {}

  @Needs(Permission.AREA_WRITE)
  @PostMapping("/{code}/merging")
  ChangeBody merge(
      @PathVariable AreaCode code, @Valid @RequestBody Merging body, Actor actor, Scope scope) {
    return done(
        divisions.merge(code, body.into(), note(body.effectiveOn(), body.reason(), actor), scope));
  }

  record Splitting(
      AreaCode to,
      @NotBlank @Size(max = 60) String name,
      @NotEmpty @Size(max = 999) List<AreaCode> children,
      @Nullable LocalDate effectiveOn,
      @NotBlank @Size(max = 500) String reason) {}

  @Needs(Permission.AREA_WRITE)
  @PostMapping("/{code}/splitting")
  ChangeBody split(
      @PathVariable AreaCode code, @Valid @RequestBody Splitting body, Actor actor, Scope scope) {
    return done(
        divisions.split(
            code,
            body.to(),
            body.name(),
            body.children(),
            note(body.effectiveOn(), body.reason(), actor),
            scope));
  }

  record Closing(@Nullable LocalDate effectiveOn, @NotBlank @Size(max = 500) String reason) {}

  @Needs(Permission.AREA_WRITE)
  @PostMapping("/{code}/closing")
  ChangeBody close(
      @PathVariable AreaCode code, @Valid @RequestBody Closing body, Actor actor, Scope scope) {
    return done(divisions.close(code, note(body.effectiveOn(), body.reason(), actor), scope));
  }

  private ChangeNote note(@Nullable LocalDate effectiveOn, String reason, Actor actor) {
    LocalDate day = effectiveOn == null ? jurisdiction.today() : effectiveOn;
    return new ChangeNote(day, reason.strip(), Optional.of(actor.accountId()));
  }

  private static ChangeBody done(AreaOutcome outcome) {
    return switch (outcome) {
      case AreaOutcome.Done(AreaChange change) -> ChangeBody.of(change);
      case AreaOutcome.Refused(Problem problem, Map<String, ?> values) ->
          throw new Refusal(problem, values);
    };
  }

  private static AreaViews.Node withAsked(AreaViews.Node node, AreaCode asked) {
    return new AreaViews.Node(
        node.code(),
        node.name(),
        node.level(),
        node.setting(),
        node.since(),
        node.path(),
        node.tally(),
        node.households(),
        node.residents(),
        node.size(),
        node.boundary(),
        asked);
  }

  private static Refusal notFound() {
    return new Refusal(Problem.NOT_FOUND);
  }
}
