package org.koumen.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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

/**
 * Reads and writes the jurisdiction's settings; a change reaches every node within five seconds.
 */
@Component
public class Settings {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Jurisdiction jurisdiction;
  private final Cache<String, Optional<String>> cache =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build();

  Settings(JdbcClient jdbc, JsonMapper json, Jurisdiction jurisdiction) {
    this.jdbc = jdbc;
    this.json = json;
    this.jurisdiction = jurisdiction;
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
    /** The new value holds, unless it is the old one. */
    record Made(JsonNode before, JsonNode after) implements Change {}

    /** Nothing was changed. */
    record Wrong(List<SettingForm.Flaw> flaws) implements Change {}
  }

  /** A value as its form shows it. */
  public JsonNode shown(Setting<?> setting) {
    return json.valueToTree(get(setting));
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
    T after;
    try {
      after = json.treeToValue(value, form.setting().type());
    } catch (JacksonException wrong) {
      return new Change.Wrong(
          List.of(
              new SettingForm.Flaw("", form.zh() + "填写有误", form.en() + " is filled in wrongly")));
    }
    T before = get(form.setting());
    List<SettingForm.Flaw> broken = form.rule().apply(before, after);
    if (!broken.isEmpty()) {
      return new Change.Wrong(broken);
    }
    JsonNode was = json.valueToTree(before);
    JsonNode is = json.valueToTree(after);
    if (!was.equals(is)) {
      set(form.setting(), after, by);
    }
    return new Change.Made(was, is);
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
