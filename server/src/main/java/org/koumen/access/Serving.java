package org.koumen.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.koumen.platform.Jurisdiction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells whether anybody at all serves a place: what nobody would see must not be taken in. */
@Component
public class Serving {
  private final JdbcClient jdbc;
  private final Jurisdiction jurisdiction;
  private final Cache<String, Boolean> known =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofSeconds(60)).build();

  Serving(JdbcClient jdbc, Jurisdiction jurisdiction) {
    this.jdbc = jdbc;
    this.jurisdiction = jurisdiction;
  }

  /** Whether somebody holds a permission for an area or one above it, up to its prefecture. */
  public boolean serves(String area, Permission permission) {
    String key = permission.name() + " " + area;
    if (known.getIfPresent(key) != null) {
      return true;
    }
    boolean found = read(area, permission);
    if (found) {
      known.put(key, true);
    }
    return found;
  }

  private boolean read(String area, Permission permission) {
    List<String> path = new ArrayList<>();
    for (int digits : new int[] {4, 6, 9, 12, 15, 18}) {
      if (digits <= area.length()) {
        path.add(area.substring(0, digits));
      }
    }
    return jdbc.sql(
            """
            select exists (
              select 1
              from role_grant g
              join role r on r.code = g.role_code
              join account a on a.id = g.account_id
              where g.area_code = any(:path)
                and :permission = any(r.permissions)
                and a.state <> 'closed'
                and g.valid_from <= :today and (g.valid_to is null or g.valid_to >= :today))
            """)
        .param("path", path.toArray(String[]::new))
        .param("permission", permission.name())
        .param("today", jurisdiction.today())
        .query(Boolean.class)
        .single();
  }
}
