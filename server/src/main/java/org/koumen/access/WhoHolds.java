package org.koumen.access;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.koumen.platform.Jurisdiction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which accounts stand behind a unit or a desk today. */
@Component
public class WhoHolds {
  private final JdbcClient jdbc;
  private final Jurisdiction jurisdiction;

  WhoHolds(JdbcClient jdbc, Jurisdiction jurisdiction) {
    this.jdbc = jdbc;
    this.jurisdiction = jurisdiction;
  }

  /** Open accounts with a role through this unit. */
  public Set<UUID> ofUnit(UUID unit) {
    return jdbc
        .sql(
            """
            select g.account_id
            from role_grant g
            join account a on a.id = g.account_id and a.state = 'active'
            where g.unit_id = :unit
              and g.valid_from <= :today and (g.valid_to is null or g.valid_to >= :today)
            """)
        .param("unit", unit)
        .param("today", jurisdiction.today())
        .query(UUID.class)
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Open accounts that have the permission in this area as a whole, and not through a unit. */
  public Set<UUID> covering(String area, Permission permission) {
    return jdbc
        .sql(
            """
            select g.account_id
            from role_grant g
            join role r on r.code = g.role_code and :permission = any(r.permissions)
            join account a on a.id = g.account_id and a.state = 'active'
            where g.unit_id is null and starts_with(:area, g.area_code)
              and g.valid_from <= :today and (g.valid_to is null or g.valid_to >= :today)
            """)
        .param("permission", permission.name())
        .param("area", area)
        .param("today", jurisdiction.today())
        .query(UUID.class)
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Open accounts of a person.
   *
   * @param person a member of staff, or an account that belongs to none
   */
  public Set<UUID> ofPerson(UUID person) {
    return jdbc
        .sql(
            """
            select id from account where state = 'active' and (staff_id = :person or id = :person)
            """)
        .param("person", person)
        .query(UUID.class)
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }
}
