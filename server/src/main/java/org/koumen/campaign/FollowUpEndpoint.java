package org.koumen.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.platform.CleanText;
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

/** What is to be done after theme visits, over HTTP. */
@RestController
@RequestMapping("/api/follow-ups")
class FollowUpEndpoint {
  private final FollowUpDesk desk;

  FollowUpEndpoint(FollowUpDesk desk) {
    this.desk = desk;
  }

  /**
   * Those of an area, the first due first.
   *
   * @param state open, done or dropped; without it, all
   */
  @Needs(Permission.CAMPAIGN_READ)
  @GetMapping
  Rows<FollowUp> list(
      @RequestParam(required = false) @Nullable AreaCode area,
      @RequestParam(required = false) @Pattern(regexp = "open|done|dropped") @Nullable String state,
      Scope scope,
      Actor actor) {
    return Rows.all(desk.list(area, Optional.ofNullable(state), scope, actor));
  }

  /**
   * How it ended.
   *
   * @param done whether it was done; else it is dropped
   */
  record Ending(boolean done, @NotBlank @Size(min = 2, max = 200) String note) {}

  /** Says that it is done, or why it is dropped. */
  @Needs(Permission.CAMPAIGN_WRITE)
  @PostMapping("/{county}/{id}/ending")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody Ending ending,
      Scope scope,
      Actor actor) {
    if (!desk.end(county, id, ending.done(), CleanText.line(ending.note()), scope, actor)) {
      throw new Refusal(Problem.NOT_FOUND);
    }
  }

  /** Who does it, by when. */
  record Owner(@NotNull UUID staffId, @NotNull LocalDate dueOn) {}

  /** Gives it to somebody, with a date. */
  @Needs(Permission.CAMPAIGN_WRITE)
  @PostMapping("/{county}/{id}/owner")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void give(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody Owner owner,
      Scope scope) {
    if (!desk.give(county, id, owner.staffId(), owner.dueOn(), scope)) {
      throw new Refusal(Problem.NOT_FOUND);
    }
  }
}
