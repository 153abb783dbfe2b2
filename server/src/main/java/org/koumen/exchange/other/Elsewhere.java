package org.koumen.exchange.other;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.koumen.access.Scope;
import org.koumen.exchange.Issue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which codes belong to units and staff of other areas, so that no file of one area overwrites
 * those of another.
 */
@Component
class Elsewhere {
  private final JdbcClient jdbc;

  Elsewhere(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static Issue issue() {
    return new Issue(
        "",
        "code-elsewhere",
        "此编码已用于其他区划，请换一个编码",
        "this code belongs to another area; use another");
  }

  Set<String> units(Collection<String> codes, Scope scope) {
    return outside("select code, area_code from unit where code = any(:codes)", codes, scope);
  }

  Set<String> staff(Collection<String> codes, Scope scope) {
    return outside("select code, area_code from staff where code = any(:codes)", codes, scope);
  }

  /** Units whose codes are known, wherever they are. */
  Set<String> knownUnits(Collection<String> codes) {
    return codes(
        jdbc.sql("select code from unit where code = any(:codes)")
            .param("codes", codes.toArray(String[]::new)));
  }

  Set<String> knownStaff(Collection<String> codes) {
    return codes(
        jdbc.sql("select code from staff where code = any(:codes)")
            .param("codes", codes.toArray(String[]::new)));
  }

  /** The codes of units. */
  Map<UUID, String> unitCodes(Collection<UUID> ids) {
    Map<UUID, String> codes = new HashMap<>();
    jdbc.sql("select id, code from unit where id = any(:ids)")
        .param("ids", ids.toArray(UUID[]::new))
        .query(
            row -> {
              codes.put(row.getObject("id", UUID.class), row.getString("code"));
            });
    return codes;
  }

  private static Set<String> codes(JdbcClient.StatementSpec sql) {
    return new HashSet<>(sql.query(String.class).list());
  }

  private Set<String> outside(String sql, Collection<String> codes, Scope scope) {
    Set<String> outside = new HashSet<>();
    jdbc.sql(sql)
        .param("codes", codes.toArray(String[]::new))
        .query(
            row -> {
              if (!scope.covers(row.getString("area_code"))) {
                outside.add(row.getString("code"));
              }
            });
    return outside;
  }
}
