package org.koumen.workforce;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
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

/** Units over HTTP. */
@RestController
@RequestMapping("/api/units")
class UnitEndpoint {
  private final UnitDesk desk;

  UnitEndpoint(UnitDesk desk) {
    this.desk = desk;
  }

  /**
   * Units of an area.
   *
   * @param serving only those that serve the whole area, the nearest first: to dispatch to
   */
  @Needs({Permission.WORKFORCE_READ, Permission.REQUEST_DISPATCH})
  @GetMapping
  Rows<Unit> units(
      Scope scope,
      @RequestParam(defaultValue = "") @Pattern(regexp = "[0-9]{0,18}") String area,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(name = "q", required = false) @Nullable @Size(max = 50) String query,
      @RequestParam(defaultValue = "false") boolean serving) {
    UnitKind wanted = kind == null ? null : kindOf(kind);
    return Rows.all(
        serving
            ? desk.serving(scope, area, wanted)
            : desk.within(scope, area, wanted, Texts.given(query)));
  }

  @Needs({Permission.WORKFORCE_READ, Permission.REQUEST_DISPATCH})
  @GetMapping("/{id}")
  Unit unit(@PathVariable UUID id, Scope scope) {
    return desk.find(id, scope).orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  record UnitBody(
      @NotBlank @Size(max = 40) String code,
      @NotBlank @Size(max = 100) String name,
      @NotNull UnitKind kind,
      @NotNull @Pattern(regexp = "[0-9]{0,18}") String areaCode,
      @Nullable UUID parentId,
      @Nullable @Pattern(regexp = "[0-9 +()-]{3,24}") String phone,
      @Nullable Integer version) {
    UnitDesk.Entry entry() {
      return new UnitDesk.Entry(
          code.strip(), name.strip(), kind, areaCode, parentId, Texts.given(phone));
    }
  }

  record Made(UUID id) {}

  @Needs(Permission.WORKFORCE_WRITE)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Made add(@Valid @RequestBody UnitBody body, Scope scope, Actor actor) {
    return new Made(Texts.done(desk.add(body.entry(), scope, actor)));
  }

  @Needs(Permission.WORKFORCE_WRITE)
  @PutMapping("/{id}")
  Unit change(@PathVariable UUID id, @Valid @RequestBody UnitBody body, Scope scope, Actor actor) {
    Integer version = body.version();
    if (version == null) {
      throw Refusal.badInput("version");
    }
    Texts.done(desk.change(id, version, body.entry(), scope, actor));
    return unit(id, scope);
  }

  record Closing(@NotNull LocalDate on) {}

  @Needs(Permission.WORKFORCE_WRITE)
  @PostMapping("/{id}/closing")
  Unit close(@PathVariable UUID id, @Valid @RequestBody Closing body, Scope scope, Actor actor) {
    Texts.done(desk.close(id, body.on(), scope, actor));
    return unit(id, scope);
  }

  private static UnitKind kindOf(String text) {
    return UnitKind.read(text).orElseThrow(() -> Refusal.badInput("kind"));
  }
}
