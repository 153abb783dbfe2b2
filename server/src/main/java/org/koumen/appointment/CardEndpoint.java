package org.koumen.appointment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Contact cards, for those who leave and print them. */
@RestController
class CardEndpoint {
  private static final int AT_ONCE = 200;

  private final CardDesk desk;

  CardEndpoint(CardDesk desk) {
    this.desk = desk;
  }

  /** The card of a household: the one it has, or a new one. */
  @Needs(Permission.VISIT_WRITE)
  @PostMapping("/api/households/{county}/{id}/contact-card")
  CardDesk.Printed issue(
      @PathVariable String county, @PathVariable UUID id, Scope scope, Actor actor) {
    return desk.issue(county, id, scope, actor).orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /** Makes the cards of a household worthless: one was lost, or somebody else has it. */
  @Needs(Permission.VISIT_WRITE)
  @DeleteMapping("/api/households/{county}/{id}/contact-card")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void close(@PathVariable String county, @PathVariable UUID id, Scope scope) {
    if (!desk.close(county, id, scope)) {
      throw new Refusal(Problem.NOT_FOUND);
    }
  }

  /** Households of one county. */
  record Sheet(
      @NotNull @Pattern(regexp = "[0-9]{6}") String county,
      @NotEmpty @Size(max = AT_ONCE) List<@NotNull UUID> households) {}

  /** Cards of some households, to print; all of them or none. */
  @Needs(Permission.VISIT_WRITE)
  @PostMapping("/api/contact-cards/sheets")
  Rows<CardDesk.Printed> sheet(@Valid @RequestBody Sheet sheet, Scope scope, Actor actor) {
    return Rows.all(
        desk.issue(sheet.county(), sheet.households(), scope, actor)
            .orElseThrow(() -> new Refusal(Problem.NOT_FOUND)));
  }

  /** So many cards for an area. */
  record Stack(@NotNull AreaCode area, @Min(1) @Max(AT_ONCE) int count) {}

  /** A stack of cards that no household has yet, to print. */
  @Needs(Permission.VISIT_WRITE)
  @PostMapping("/api/contact-cards/stacks")
  Rows<CardDesk.Printed> stack(@Valid @RequestBody Stack stack, Scope scope, Actor actor) {
    return Rows.all(
        desk.stack(stack.area(), stack.count(), scope, actor)
            .orElseThrow(() -> new Refusal(Problem.NOT_FOUND)));
  }
}
