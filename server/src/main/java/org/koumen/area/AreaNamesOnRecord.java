package org.koumen.area;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.koumen.access.AreaNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lends the names of areas to whoever shows where a role holds. */
@Component
class AreaNamesOnRecord implements AreaNames {
  private final JdbcClient jdbc;

  AreaNamesOnRecord(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<String, String> of(Collection<String> codes) {
    Map<String, String> names = new HashMap<>();
    names.put("", "全国");
    jdbc.sql("select code, name from area where code = any(:codes)")
        .param("codes", codes.toArray(String[]::new))
        .query(
            row -> {
              names.put(row.getString("code"), row.getString("name"));
            });
    return names;
  }
}
