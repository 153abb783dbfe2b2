package org.koumen.access;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Jurisdiction;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Hands over what somebody may do where: it ends for one and begins for the other. */
@Component
@Order(100)
class GrantHandover implements HandoverPart {
  private final JdbcClient jdbc;
  private final AccountDesk accounts;
  private final Jurisdiction jurisdiction;

  GrantHandover(JdbcClient jdbc, AccountDesk accounts, Jurisdiction jurisdiction) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.jurisdiction = jurisdiction;
  }

  private record Held(UUID id, String role, String roleName, String area, @Nullable UUID unit) {}

  private List<Held> held(UUID account) {
    return jdbc.sql(
            """
            select g.id, g.role_code as role, r.name_zh as role_name, g.area_code as area, g.unit_id as unit
            from role_grant g
            join role r on r.code = g.role_code
            where g.account_id = :account and g.valid_from <= :today
              and (g.valid_to is null or g.valid_to >= :today)
            order by g.area_code, g.role_code
            """)
        .param("account", account)
        .param("today", jurisdiction.today())
        .query(Held.class)
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Portion> preview(Handover handover) {
    return told(held(handover.from().accountId()));
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Portion> hand(Handover handover) {
    List<Held> leaving = held(handover.from().accountId());
    List<Held> known = held(handover.to().accountId());
    for (Held one : leaving) {
      boolean has =
          known.stream()
              .anyMatch(
                  mine ->
                      mine.role().equals(one.role())
                          && one.area().startsWith(mine.area())
                          && Objects.equals(mine.unit(), one.unit()));
      if (!has) {
        accounts.grant(
            handover.to().accountId(), one.role(), one.area(), one.unit(), null, handover.by());
      }
      accounts.endGrant(handover.from().accountId(), one.id(), handover.by());
    }
    accounts.endSessions(handover.from().accountId());
    return told(leaving);
  }

  private static List<Portion> told(List<Held> held) {
    return List.of(
        new Portion(
            "grants",
            "权限（角色和范围）",
            "Rights (role and area)",
            held.size(),
            held.stream().map(one -> one.roleName() + " " + one.area()).limit(10).toList()));
  }
}
