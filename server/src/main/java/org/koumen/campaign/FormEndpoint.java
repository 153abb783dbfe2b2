package org.koumen.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.access.SignedIn;
import org.koumen.area.AreaCode;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is asked at doors, over HTTP. */
@RestController
class FormEndpoint {
  private final FormDesk desk;

  FormEndpoint(FormDesk desk) {
    this.desk = desk;
  }

  /** Forms of an account's areas, of those above and beneath, by name. */
  @Needs(Permission.CAMPAIGN_READ)
  @GetMapping("/api/forms")
  Rows<Form> list(Scope scope) {
    return Rows.all(desk.list(scope));
  }

  /** Forms that come with the program. */
  @SignedIn("forms that come with the program say nothing about anybody")
  @GetMapping("/api/ready-forms")
  Rows<ReadyForms.Ready> ready() {
    return Rows.all(desk.ready());
  }

  /** A form, without a version in its newest. */
  @Needs(Permission.CAMPAIGN_READ)
  @GetMapping("/api/forms/{id}")
  Form find(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Integer version,
      Scope scope) {
    return desk.find(id, version, scope).orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /**
   * A new form.
   *
   * @param theme whether it ends with findings, advice and a follow-up; these questions come by
   *     themselves
   */
  record NewForm(
      @NotNull AreaCode area,
      @NotBlank @Size(max = 60) String name,
      boolean theme,
      @NotNull @Size(max = 80) List<@NotNull FormQuestion> questions) {}

  /** Writes a new form. */
  @Needs(Permission.CAMPAIGN_WRITE)
  @PostMapping("/api/forms")
  @ResponseStatus(HttpStatus.CREATED)
  Form add(@Valid @RequestBody NewForm form, Scope scope, Actor actor) {
    return desk.add(form.area(), form.name(), form.theme(), form.questions(), scope, actor)
        .orRefuse();
  }

  /**
   * A form written anew.
   *
   * @param version the newest one that somebody looked at
   */
  record Rewritten(
      int version,
      @NotBlank @Size(max = 60) String name,
      @NotNull @Size(max = 80) List<@NotNull FormQuestion> questions) {}

  /** Writes a form anew; what was used already stays, and this becomes the next version. */
  @Needs(Permission.CAMPAIGN_WRITE)
  @PutMapping("/api/forms/{id}")
  Form write(@PathVariable UUID id, @Valid @RequestBody Rewritten form, Scope scope, Actor actor) {
    return desk.write(id, form.version(), form.name(), form.questions(), scope, actor).orRefuse();
  }
}
