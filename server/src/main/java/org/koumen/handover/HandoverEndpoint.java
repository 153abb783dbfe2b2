package org.koumen.handover;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.HandoverPart;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.platform.CleanText;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Handing somebody's work over, for whoever manages access in an area. */
@RestController
@RequestMapping("/api/accounts/{id}/handovers")
class HandoverEndpoint {
  private final HandoverDesk desk;

  HandoverEndpoint(HandoverDesk desk) {
    this.desk = desk;
  }

  /** Handovers from or to this account, the latest first. */
  @Needs(Permission.ACCESS_ADMIN)
  @GetMapping
  Rows<HandoverDesk.Event> of(@PathVariable UUID id, Scope scope) {
    return Rows.all(desk.of(id, scope).orElseThrow(() -> new Refusal(Problem.NOT_FOUND)));
  }

  /** What would go to a successor; changes nothing. */
  @Needs(Permission.ACCESS_ADMIN)
  @GetMapping("/{successor}/preview")
  Rows<HandoverPart.Portion> preview(
      @PathVariable UUID id, @PathVariable UUID successor, Scope scope, Actor actor) {
    List<HandoverPart.Portion> portions =
        desk.preview(new HandoverDesk.Wish(id, successor, false, ""), scope, actor)
            .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
    return Rows.all(portions);
  }

  /**
   * A handover.
   *
   * @param successor the account that everything goes to
   * @param leaves whether the account is closed; without it, it stays and may do nothing more
   */
  record HandoverBody(
      @NotNull UUID successor,
      @Nullable Boolean leaves,
      @NotBlank @Size(min = 2, max = 200) String reason) {}

  /** Hands everything over, all or nothing. */
  @Needs(Permission.ACCESS_ADMIN)
  @PostMapping
  HandoverDesk.Event hand(
      @PathVariable UUID id, @Valid @RequestBody HandoverBody body, Scope scope, Actor actor) {
    return desk.hand(
            new HandoverDesk.Wish(
                id,
                body.successor(),
                Boolean.TRUE.equals(body.leaves()),
                CleanText.line(body.reason())),
            scope,
            actor)
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }
}
