package org.koumen.workforce;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Staff, posts and teams over HTTP. */
@RestController
@RequestMapping("/api")
class StaffEndpoint {
  private static final String CURSOR = "[^,]{0,200},[0-9a-f-]{36}";

  private final WorkforceDesk desk;
  private final TeamDesk teams;
  private final Jurisdiction jurisdiction;

  StaffEndpoint(WorkforceDesk desk, TeamDesk teams, Jurisdiction jurisdiction) {
    this.desk = desk;
    this.teams = teams;
    this.jurisdiction = jurisdiction;
  }

  /** Who serves in an area on a day, today when none is named. */
  @Needs(Permission.WORKFORCE_READ)
  @GetMapping("/staff")
  Rows<Staff> staff(
      Scope scope,
      @RequestParam(defaultValue = "") @Pattern(regexp = "[0-9]{0,18}") String area,
      @RequestParam(name = "q", required = false) @Nullable @Size(max = 50) String query,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(required = false) @Nullable String post,
      @RequestParam(required = false) @Nullable @Size(max = 30) String language,
      @RequestParam(required = false) @Nullable @Size(max = 30) String skill,
      @RequestParam(required = false) @Nullable LocalDate day,
      @RequestParam(required = false) @Nullable @Pattern(regexp = CURSOR) String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    StaffFilter filter =
        new StaffFilter(
            area,
            Texts.given(query),
            word("kind", kind, StaffKind::read),
            unit,
            word("post", post, PostKind::read),
            Texts.given(language),
            Texts.given(skill),
            day == null ? jurisdiction.today() : day);
    return desk.list(scope, filter, after, limit);
  }

  @Needs(Permission.WORKFORCE_READ)
  @GetMapping("/staff/{id}")
  StaffFile file(@PathVariable UUID id, Scope scope) {
    return desk.file(id, scope).orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  record StaffBody(
      @Nullable @Size(max = 40) String code,
      @NotBlank @Size(max = 50) String name,
      @NotNull StaffKind kind,
      @Nullable StaffRank rank,
      @Nullable UUID unitId,
      @NotNull @Pattern(regexp = "[0-9]{0,18}") String areaCode,
      @Nullable @Pattern(regexp = "[0-9 +()-]{3,24}") String workPhone,
      @Nullable @Size(max = 30) List<@NotBlank @Size(max = 30) String> skills,
      @Nullable @Size(max = 30) List<@NotBlank @Size(max = 30) String> languages,
      @NotNull LocalDate activeFrom,
      @Nullable Integer version,
      @Nullable @Size(max = 200) String reason) {
    StaffEntry entry() {
      return new StaffEntry(
          Texts.given(code),
          name.strip(),
          kind,
          rank,
          unitId,
          areaCode,
          Texts.given(workPhone),
          skills == null ? List.of() : skills,
          languages == null ? List.of() : languages,
          activeFrom);
    }
  }

  record Made(UUID id) {}

  @Needs(Permission.WORKFORCE_WRITE)
  @PostMapping("/staff")
  @ResponseStatus(HttpStatus.CREATED)
  Made add(@Valid @RequestBody StaffBody body, Scope scope, Actor actor) {
    return new Made(Texts.done(desk.add(body.entry(), scope, actor)));
  }

  @Needs(Permission.WORKFORCE_WRITE)
  @PutMapping("/staff/{id}")
  StaffFile change(
      @PathVariable UUID id, @Valid @RequestBody StaffBody body, Scope scope, Actor actor) {
    Integer version = body.version();
    if (version == null) {
      throw Refusal.badInput("version");
    }
    Texts.done(desk.change(id, version, body.entry(), Texts.given(body.reason()), scope, actor));
    return file(id, scope);
  }

  record Ending(@NotNull LocalDate on, @NotBlank @Size(max = 200) String reason) {}

  /** Somebody leaves; {@code on} is their last day. */
  @Needs(Permission.WORKFORCE_WRITE)
  @PostMapping("/staff/{id}/leaving")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void leave(@PathVariable UUID id, @Valid @RequestBody Ending body, Scope scope, Actor actor) {
    Texts.done(desk.leave(id, body.on(), body.reason().strip(), scope, actor));
  }

  @Needs(Permission.WORKFORCE_READ)
  @GetMapping("/staff/{id}/posts")
  Rows<Post> posts(@PathVariable UUID id, Scope scope) {
    return Rows.all(file(id, scope).posts());
  }

  record PostBody(
      @NotNull PostKind kind,
      @NotNull @Pattern(regexp = "[0-9]{12,18}") String areaCode,
      @NotNull LocalDate activeFrom,
      @Nullable LocalDate activeTo,
      @Nullable @Size(max = 200) String note) {}

  @Needs(Permission.WORKFORCE_WRITE)
  @PostMapping("/staff/{id}/posts")
  @ResponseStatus(HttpStatus.CREATED)
  Made give(@PathVariable UUID id, @Valid @RequestBody PostBody body, Scope scope, Actor actor) {
    return new Made(
        Texts.done(
            desk.give(
                id,
                new WorkforceDesk.NewPost(
                    body.kind(),
                    body.areaCode(),
                    body.activeFrom(),
                    body.activeTo(),
                    Texts.given(body.note())),
                scope,
                actor)));
  }

  /** A post ends; {@code on} is its last day. */
  @Needs(Permission.WORKFORCE_WRITE)
  @PostMapping("/staff/{id}/posts/{post}/ending")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(
      @PathVariable UUID id,
      @PathVariable UUID post,
      @Valid @RequestBody Ending body,
      Scope scope,
      Actor actor) {
    Texts.done(desk.end(id, post, body.on(), body.reason().strip(), scope, actor));
  }

  /** The team of a grid as of a day, with what it lacks. */
  @Needs({Permission.WORKFORCE_READ, Permission.AREA_READ})
  @GetMapping("/grids/{code}/team")
  Team team(
      @PathVariable @Pattern(regexp = "[0-9]{15}") String code,
      @RequestParam(required = false) @Nullable LocalDate day,
      Scope scope,
      Actor actor) {
    return teams
        .team(code, day == null ? jurisdiction.today() : day, scope, actor)
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /** Grids of an area that lack somebody, as of a day. */
  @Needs(Permission.WORKFORCE_READ)
  @GetMapping("/team-gaps")
  Rows<TeamDesk.Gap> gaps(
      Scope scope,
      @RequestParam(defaultValue = "") @Pattern(regexp = "[0-9]{0,18}") String area,
      @RequestParam(required = false) @Nullable LocalDate day) {
    return Rows.all(teams.gaps(scope, area, day == null ? jurisdiction.today() : day));
  }

  private static <T> @Nullable T word(
      String field, @Nullable String text, Function<String, Optional<T>> read) {
    String given = Texts.given(text);
    return given == null ? null : read.apply(given).orElseThrow(() -> Refusal.badInput(field));
  }
}
