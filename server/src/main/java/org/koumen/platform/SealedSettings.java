package org.koumen.platform;

import java.util.Base64;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Secrets within settings reach a new key too. */
@Component
class SealedSettings implements SealedStore {
  private final JdbcClient jdbc;
  private final ObjectProvider<SettingForm<?>> forms;

  SealedSettings(JdbcClient jdbc, ObjectProvider<SettingForm<?>> forms) {
    this.jdbc = jdbc;
    this.forms = forms;
  }

  @Override
  public long reseal(Seal seal) {
    return forms.stream()
        .mapToLong(
            form ->
                Settings.secrets(form).stream()
                    .mapToLong(field -> reseal(form.setting().key(), field.name(), seal))
                    .sum())
        .sum();
  }

  private long reseal(String key, String field, Seal seal) {
    List<String> found =
        jdbc.sql("select value ->> :field from setting where key = :key and value ->> :field <> ''")
            .param("field", field)
            .param("key", key)
            .query(String.class)
            .list();
    return found.stream().mapToLong(old -> reseal(key, field, old, seal)).sum();
  }

  private long reseal(String key, String field, String old, Seal seal) {
    byte[] sealed = Base64.getDecoder().decode(old);
    if (!seal.isStale(sealed)) {
      return 0;
    }
    return jdbc.sql(
            """
            update setting
            set value = jsonb_set(value, array[:field], to_jsonb(cast(:fresh as text)))
            where key = :key and value ->> :field = :old
            """)
        .param("field", field)
        .param("fresh", Base64.getEncoder().encodeToString(seal.seal(seal.open(sealed))))
        .param("key", key)
        .param("old", old)
        .update();
  }
}
