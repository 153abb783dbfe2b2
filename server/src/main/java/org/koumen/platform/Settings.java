package org.koumen.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
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
    cache.invalidate(setting.key());
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
