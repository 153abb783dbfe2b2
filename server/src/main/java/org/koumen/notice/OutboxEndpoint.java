package org.koumen.notice;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What leaves the house, over HTTP, for whoever keeps the gateways in order. */
@RestController
@RequestMapping("/api/outbox")
class OutboxEndpoint {
  private final OutboxDesk desk;

  OutboxEndpoint(OutboxDesk desk) {
    this.desk = desk;
  }

  /** Messages in a state, newest first; never what they say. */
  @Needs(Permission.SETTINGS_WRITE)
  @GetMapping
  Rows<OutboxDesk.Sending> list(
      @RequestParam(defaultValue = "waiting") @Pattern(regexp = "waiting|parked|sent") String state,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return desk.list(state, after, limit);
  }

  /** How many are in each state. */
  @Needs(Permission.SETTINGS_WRITE)
  @GetMapping("/counts")
  Map<String, Long> counts() {
    return desk.counts();
  }

  /**
   * What came of it.
   *
   * @param count how many are tried again
   */
  record Again(int count) {}

  /** Has all parked messages tried again. */
  @Needs(Permission.SETTINGS_WRITE)
  @PostMapping("/sending")
  Again sendParked(Actor actor) {
    return new Again(desk.again(Optional.empty(), actor));
  }

  /** Has one message tried again at once. */
  @Needs(Permission.SETTINGS_WRITE)
  @PostMapping("/{id}/sending")
  Again send(@PathVariable UUID id, Actor actor) {
    int count = desk.again(Optional.of(id), actor);
    if (count == 0) {
      throw new Refusal(Problem.NOT_FOUND);
    }
    return new Again(count);
  }
}
