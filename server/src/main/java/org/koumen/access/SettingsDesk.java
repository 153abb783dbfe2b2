package org.koumen.access;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Problem;
import org.koumen.platform.SettingField;
import org.koumen.platform.SettingForm;
import org.koumen.platform.Settings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Shows what the jurisdiction has decided, and takes new decisions; each is kept in the audit. */
@Component
public class SettingsDesk {
  private final List<SettingForm<?>> forms;
  private final Settings settings;
  private final AccountDirectory accounts;
  private final AuditLog audit;

  SettingsDesk(
      List<SettingForm<?>> forms, Settings settings, AccountDirectory accounts, AuditLog audit) {
    this.forms = forms.stream().sorted(Comparator.comparing(form -> form.setting().key())).toList();
    this.settings = settings;
    this.accounts = accounts;
    this.audit = audit;
  }

  /**
   * A setting with its form.
   *
   * @param value what holds now, by field
   * @param usual what holds while nobody has decided otherwise
   * @param setAt when it was last decided; null while the usual holds
   */
  public record Shown(
      String key,
      String zh,
      String en,
      String noteZh,
      String noteEn,
      List<SettingField> fields,
      JsonNode value,
      JsonNode usual,
      @Nullable Instant setAt,
      @Nullable String setByName) {}

  /** What came of a decision. */
  public sealed interface Outcome {
    /** It holds. */
    record Done(Shown shown) implements Outcome {}

    /** It was not taken. */
    record Refused(Problem problem, Map<String, ?> values) implements Outcome {}
  }

  /** Every setting, by key. */
  @Transactional(readOnly = true)
  public List<Shown> all() {
    return forms.stream().map(this::shown).toList();
  }

  /**
   * Takes a decision.
   *
   * @param seenAt when the setting was last decided as the writer saw it; null for never
   */
  @Transactional
  public Outcome set(Actor actor, String key, JsonNode value, @Nullable Instant seenAt) {
    SettingForm<?> form = form(key).orElse(null);
    if (form == null) {
      return new Outcome.Refused(Problem.NOT_FOUND, Map.of());
    }
    if (isStale(form, seenAt)) {
      return new Outcome.Refused(Problem.STALE_VERSION, Map.of());
    }
    return switch (settings.change(form, value, actor.accountId())) {
      case Settings.Change.Wrong wrong ->
          new Outcome.Refused(
              Problem.FIELDS_WRONG, Map.of("count", wrong.flaws().size(), "fields", wrong.flaws()));
      case Settings.Change.Made made -> {
        if (made.changed()) {
          log(actor, key, made.before(), made.after());
        }
        yield new Outcome.Done(shown(form));
      }
    };
  }

  /** Goes back to what holds without a decision. */
  @Transactional
  public Outcome reset(Actor actor, String key) {
    SettingForm<?> form = form(key).orElse(null);
    if (form == null) {
      return new Outcome.Refused(Problem.NOT_FOUND, Map.of());
    }
    Outcome outcome = set(actor, key, settings.usual(form.setting()), seen(form));
    if (outcome instanceof Outcome.Done) {
      settings.reset(form.setting());
      return new Outcome.Done(shown(form));
    }
    return outcome;
  }

  private void log(Actor actor, String key, JsonNode before, JsonNode after) {
    audit.add(actor, "setting.changed", null, key, Map.of("before", before, "after", after));
  }

  private Optional<SettingForm<?>> form(String key) {
    return forms.stream().filter(form -> form.setting().key().equals(key)).findFirst();
  }

  private boolean isStale(SettingForm<?> form, @Nullable Instant seenAt) {
    Instant now = seen(form);
    return now == null ? seenAt != null : !now.equals(seenAt);
  }

  private @Nullable Instant seen(SettingForm<?> form) {
    return settings.setAt(form.setting()).map(Settings.Mark::at).orElse(null);
  }

  private Shown shown(SettingForm<?> form) {
    Optional<Settings.Mark> mark = settings.setAt(form.setting());
    UUID by = mark.map(Settings.Mark::by).orElse(null);
    return new Shown(
        form.setting().key(),
        form.zh(),
        form.en(),
        form.noteZh(),
        form.noteEn(),
        form.fields(),
        settings.shown(form),
        settings.usual(form.setting()),
        mark.map(Settings.Mark::at).orElse(null),
        by == null ? null : accounts.nameOf(by).orElse(null));
  }
}
