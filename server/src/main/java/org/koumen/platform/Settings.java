package org.koumen.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes the jurisdiction's settings; a change reaches every node within five seconds.
 */
@Component
public class Settings {
  /** Stands for a secret that is set. */
  public static final String KEPT = "••••••••";

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Jurisdiction jurisdiction;
  private final Seal seal;
  private final Cache<String, Optional<String>> cache =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build();

  Settings(JdbcClient jdbc, JsonMapper json, Jurisdiction jurisdiction, Seal seal) {
    this.jdbc = jdbc;
    this.json = json;
    this.jurisdiction = jurisdiction;
    this.seal = seal;
  }

  /** What was set, or the setting's fallback. */
  public <T> T get(Setting<T> setting) {
    return stored(setting.key())
        .map(value -> json.readValue(value, setting.type()))
        .orElse(setting.fallback());
  }

  /** Whether somebody has set it. */
  public boolean isSet(Setting<?> setting) {
    return stored(setting.key()).isPresent();
  }

  /** Sets a value for everybody. */
  public <T> void set(Setting<T> setting, T value, @Nullable UUID by) {
    jdbc.sql(
            """
            insert into setting (key, value, set_at, set_by)
            values (:key, cast(:value as jsonb), :at, :by)
            on conflict (key) do update
              set value = excluded.value, set_at = excluded.set_at, set_by = excluded.set_by
            """)
        .param("key", setting.key())
        .param("value", json.writeValueAsString(value))
        .param("at", jurisdiction.now().atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
    forget(setting.key());
  }

  /** Lets the fallback hold again. */
  public void reset(Setting<?> setting) {
    jdbc.sql("delete from setting where key = :key").param("key", setting.key()).update();
    forget(setting.key());
  }

  /**
   * Who set a value, and when.
   *
   * @param by account; null for the system
   */
  public record Mark(Instant at, @Nullable UUID by) {}

  /** When a setting was last set, read past the cache; empty while the fallback holds. */
  public Optional<Mark> setAt(Setting<?> setting) {
    return jdbc.sql("select set_at, set_by from setting where key = :key")
        .param("key", setting.key())
        .query(
            (row, number) ->
                new Mark(
                    row.getTimestamp("set_at").toInstant(), row.getObject("set_by", UUID.class)))
        .optional();
  }

  /** What came of a change. */
  public sealed interface Change {
    /**
     * The new value holds.
     *
     * @param before as its form shows it
     * @param changed whether it is another than before, if only in a secret
     */
    record Made(JsonNode before, JsonNode after, boolean changed) implements Change {}

    /** Nothing was changed. */
    record Wrong(List<SettingForm.Flaw> flaws) implements Change {}
  }

  /** A value as its form shows it: whether a secret is set, and no more of it. */
  public JsonNode shown(SettingForm<?> form) {
    return hidden(form, json.valueToTree(get(form.setting())));
  }

  /** A secret of a value in the clear; empty when none is set. */
  public String open(String secret) {
    return secret.isEmpty() ? "" : seal.open(Base64.getDecoder().decode(secret));
  }

  private static JsonNode hidden(SettingForm<?> form, JsonNode value) {
    JsonNode shown = value.deepCopy();
    for (SettingField field : secrets(form)) {
      if (!value.path(field.name()).asString("").isEmpty()) {
        ((ObjectNode) shown).put(field.name(), KEPT);
      }
    }
    return shown;
  }

  /** What somebody filled in, with new secrets sealed and the others as they are kept. */
  private JsonNode sealed(SettingForm<?> form, JsonNode filledIn, JsonNode kept) {
    JsonNode sealed = filledIn.deepCopy();
    for (SettingField field : secrets(form)) {
      String typed = filledIn.path(field.name()).asString("");
      if (typed.equals(KEPT)) {
        ((ObjectNode) sealed).put(field.name(), kept.path(field.name()).asString(""));
      } else if (!typed.isEmpty()) {
        ((ObjectNode) sealed)
            .put(field.name(), Base64.getEncoder().encodeToString(seal.seal(typed)));
      }
    }
    return sealed;
  }

  static List<SettingField> secrets(SettingForm<?> form) {
    return form.fields().stream()
        .filter(field -> field.kind() == SettingField.Kind.SECRET)
        .toList();
  }

  /** The fallback as its form shows it. */
  public JsonNode usual(Setting<?> setting) {
    return json.valueToTree(setting.fallback());
  }

  /** Sets what somebody filled in, when it keeps the limits of the form. */
  public <T> Change change(SettingForm<T> form, JsonNode value, UUID by) {
    List<SettingForm.Flaw> flaws = SettingCheck.flaws(form.fields(), value);
    if (!flaws.isEmpty()) {
      return new Change.Wrong(flaws);
    }
    T before = get(form.setting());
    JsonNode was = json.valueToTree(before);
    T after;
    try {
      after = json.treeToValue(sealed(form, value, was), form.setting().type());
    } catch (JacksonException wrong) {
      return new Change.Wrong(
          List.of(
              new SettingForm.Flaw("", form.zh() + "填写有误", form.en() + " is filled in wrongly")));
    }
    List<SettingForm.Flaw> broken = form.rule().apply(before, after);
    if (!broken.isEmpty()) {
      return new Change.Wrong(broken);
    }
    JsonNode is = json.valueToTree(after);
    if (!was.equals(is)) {
      set(form.setting(), after, by);
    }
    return new Change.Made(hidden(form, was), hidden(form, is), !was.equals(is));
  }

  /** Forgets now, and again once others can read what was written. */
  private void forget(String key) {
    cache.invalidate(key);
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              cache.invalidate(key);
            }
          });
    }
  }

  private Optional<String> stored(String key) {
    Optional<String> known = cache.getIfPresent(key);
    if (known == null) {
      known =
          jdbc.sql("select value::text from setting where key = :key")
              .param("key", key)
              .query(String.class)
              .optional();
      cache.put(key, known);
    }
    return known;
  }
}
