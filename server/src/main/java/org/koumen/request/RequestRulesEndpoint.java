package org.koumen.request;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.SignedIn;
import org.koumen.platform.CleanText;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.koumen.platform.Settings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the place decided about its requests: kinds of matter and procedures. */
@RestController
@RequestMapping("/api")
class RequestRulesEndpoint {
  private final Categories categories;
  private final Procedures procedures;
  private final Settings settings;

  RequestRulesEndpoint(Categories categories, Procedures procedures, Settings settings) {
    this.categories = categories;
    this.procedures = procedures;
    this.settings = settings;
  }

  /** The kinds of matter in their order. */
  @SignedIn("rules of the place, nobody's data")
  @GetMapping("/request-categories")
  Rows<Categories.Category> categories() {
    return Rows.all(categories.all());
  }

  /** A kind of matter as the place decides. */
  record Decision(
      @NotBlank @Size(max = 40) String nameEn,
      @NotNull TimeClass timeClass,
      @NotNull @Min(1) @Max(9999) Integer position,
      boolean open) {}

  /** Adds a kind of matter or changes it. */
  @Needs(Permission.SETTINGS_WRITE)
  @PutMapping("/request-categories/{name}")
  Categories.Category set(
      @PathVariable @NotBlank @Size(max = 20) String name,
      @Valid @RequestBody Decision decision,
      Actor actor) {
    return categories.set(
        new Categories.Category(
            CleanText.line(name),
            CleanText.line(decision.nameEn()),
            decision.timeClass(),
            decision.position(),
            decision.open()),
        actor);
  }

  /** What is asked when a reporter is called back. */
  @SignedIn("rules of the place, nobody's data")
  @GetMapping("/request-call-script")
  CallScript callScript() {
    return settings.get(CallScript.SETTING);
  }

  /** The procedures as they hold for requests that begin now. */
  @SignedIn("rules of the place, nobody's data")
  @GetMapping("/request-procedures")
  Rows<Procedure> procedures() {
    return Rows.all(procedures.all());
  }

  /**
   * A version of a procedure.
   *
   * @param madeAt null for the built-in one
   */
  record Version(Procedure definition, @Nullable Instant madeAt) {}

  /** All versions of a procedure, the newest first. */
  @SignedIn("rules of the place, nobody's data")
  @GetMapping("/request-procedures/{code}/versions")
  Rows<Version> versions(@PathVariable String code) {
    return Rows.all(
        procedures.versions(code).stream()
            .map(version -> new Version(version.definition(), version.madeAt()))
            .toList());
  }

  /**
   * Steps that a place wants.
   *
   * @param basedOn the version that was changed
   */
  record Wanted(@NotNull Integer basedOn, @NotNull @Size(max = 60) List<Procedure.Step> steps) {}

  /** Publishes a place's own steps as the next version; requests on their way keep theirs. */
  @Needs(Permission.SETTINGS_WRITE)
  @PostMapping("/request-procedures/{code}/versions")
  Procedure publish(@PathVariable String code, @Valid @RequestBody Wanted wanted, Actor actor) {
    return switch (procedures.publish(code, wanted.basedOn(), wanted.steps(), actor)) {
      case Procedures.Published.Done done -> done.procedure();
      case Procedures.Published.Unknown unknown -> throw new Refusal(Problem.NOT_FOUND);
      case Procedures.Published.Stale stale ->
          throw new Refusal(Problem.STALE_VERSION, Map.of("version", stale.version()));
      case Procedures.Published.Wrong wrong ->
          throw new Refusal(Problem.PROCEDURE_UNSOUND, Map.of("flaws", wrong.flaws()));
    };
  }
}
