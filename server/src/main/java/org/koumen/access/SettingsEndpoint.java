package org.koumen.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Refusal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What the jurisdiction decides for itself: read by all who work here, changed by few. */
@RestController
@RequestMapping("/api/settings")
class SettingsEndpoint {
  private final SettingsDesk desk;

  SettingsEndpoint(SettingsDesk desk) {
    this.desk = desk;
  }

  /**
   * Every setting.
   *
   * @param mayChange whether the reader may change them
   */
  record All(List<SettingsDesk.Shown> settings, boolean mayChange) {}

  @SignedIn("rules of the place, nothing about people")
  @GetMapping
  All all(Actor actor) {
    return new All(desk.all(), actor.may(Permission.SETTINGS_WRITE, ""));
  }

  /**
   * A decision.
   *
   * @param value by field
   * @param seenAt {@code setAt} of the setting as the writer saw it
   */
  record Decision(JsonNode value, @Nullable Instant seenAt) {}

  @Needs(Permission.SETTINGS_WRITE)
  @PutMapping("/{key}")
  SettingsDesk.Shown set(Actor actor, @PathVariable String key, @RequestBody Decision decision) {
    if (decision.value() == null || !decision.value().isObject()) {
      throw Refusal.badInput("value");
    }
    return done(desk.set(actor, key, decision.value(), decision.seenAt()));
  }

  @Needs(Permission.SETTINGS_WRITE)
  @DeleteMapping("/{key}")
  SettingsDesk.Shown reset(Actor actor, @PathVariable String key) {
    return done(desk.reset(actor, key));
  }

  private static SettingsDesk.Shown done(SettingsDesk.Outcome outcome) {
    return switch (outcome) {
      case SettingsDesk.Outcome.Done(SettingsDesk.Shown shown) -> shown;
      case SettingsDesk.Outcome.Refused refused ->
          throw new Refusal(refused.problem(), refused.values());
    };
  }
}
