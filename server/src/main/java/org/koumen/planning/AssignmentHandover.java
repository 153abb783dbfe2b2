package org.koumen.planning;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.koumen.access.HandoverPart;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Hands over the households that somebody looks after, in every plan in force. */
@Component
@Order(20)
class AssignmentHandover implements HandoverPart {
  private final JdbcClient jdbc;
  private final Jurisdiction jurisdiction;

  AssignmentHandover(JdbcClient jdbc, Jurisdiction jurisdiction) {
    this.jdbc = jdbc;
    this.jurisdiction = jurisdiction;
  }

  /** A plan in force in which somebody has households. */
  private record Held(String county, UUID id, int households) {}

  private List<Held> held(Handover handover) {
    return handover.scope().prefixes().stream()
        .filter(prefix -> prefix.length() >= 6)
        .map(prefix -> prefix.substring(0, 6))
        .distinct()
        .flatMap(county -> heldIn(county, handover).stream())
        .toList();
  }

  private List<Held> heldIn(String county, Handover handover) {
    return jdbc.sql(
            """
            select p.county, p.id, count(*)::int as households
            from assignment_plan p
            join assignment a on a.county = p.county and a.plan_id = p.id
            where p.county = :county and p.state = 'in_force' and a.staff_id = :staff
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where a.area_code >= s.f and a.area_code < s.t)
            group by p.county, p.id
            """)
        .param("county", county)
        .param("staff", handover.from().staffId(), java.sql.Types.OTHER)
        .param("scopeFrom", handover.scope().from())
        .param("scopeTo", handover.scope().to())
        .query(Held.class)
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Portion> preview(Handover handover) {
    return told(held(handover));
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Portion> hand(Handover handover) {
    List<Held> held = held(handover);
    if (handover.to().staffId() == null) {
      return told(List.of());
    }
    held.forEach(plan -> hand(plan, handover));
    return told(held);
  }

  private void hand(Held plan, Handover handover) {
    // Who follows takes part from now on, with the share and the patch of who leaves.
    jdbc.sql(
            """
            insert into assignment_visitor (county, id, plan_id, staff_id, unit_id, share, longitude, latitude)
            select county, :id, plan_id, :to, unit_id, share, longitude, latitude
            from assignment_visitor
            where county = :county and plan_id = :plan and staff_id = :from
            on conflict (county, plan_id, staff_id) do update set out_since = null, out_reason = null
            """)
        .param("county", plan.county())
        .param("plan", plan.id())
        .param("id", Ids.next())
        .param("from", handover.from().staffId())
        .param("to", handover.to().staffId())
        .update();
    UUID[] households =
        jdbc.sql(
                """
                select household_id from assignment
                where county = :county and plan_id = :plan and staff_id = :from
                  and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                              where area_code >= s.f and area_code < s.t)
                for update
                """)
            .param("county", plan.county())
            .param("plan", plan.id())
            .param("from", handover.from().staffId())
            .param("scopeFrom", handover.scope().from())
            .param("scopeTo", handover.scope().to())
            .query(UUID.class)
            .list()
            .toArray(UUID[]::new);
    jdbc.sql(
            """
            with noted as (
              insert into assignment_move (county, id, area_code, plan_id, household_id, from_staff_id, to_staff_id,
                                           kind, reason, moved_at, moved_by, moved_by_name)
              select a.county, m.id, a.area_code, a.plan_id, a.household_id, a.staff_id, :to,
                     'by_hand', :reason, :at, :by, :name
              from assignment a
              join unnest(:ids::uuid[], :households::uuid[]) as m (id, household_id) on m.household_id = a.household_id
              where a.county = :county and a.plan_id = :plan
            )
            update assignment set staff_id = :to, origin = 'by_hand'
            where county = :county and plan_id = :plan and household_id = any(:households)
            """)
        .param("county", plan.county())
        .param("plan", plan.id())
        .param("to", handover.to().staffId())
        .param("ids", Arrays.stream(households).map(one -> Ids.next()).toArray(UUID[]::new))
        .param("households", households)
        .param("reason", handover.reason())
        .param("at", jurisdiction.now().atOffset(java.time.ZoneOffset.UTC))
        .param("by", handover.by().accountId())
        .param("name", handover.by().name())
        .update();
    jdbc.sql(
            """
            update assignment_visitor set out_since = :today, out_reason = :reason
            where county = :county and plan_id = :plan and staff_id = :from
            """)
        .param("county", plan.county())
        .param("plan", plan.id())
        .param("from", handover.from().staffId())
        .param("today", jurisdiction.today())
        .param("reason", handover.reason())
        .update();
    jdbc.sql(
            """
            update assignment_plan set version = version + 1 where county = :county and id = :plan
            """)
        .param("county", plan.county())
        .param("plan", plan.id())
        .update();
  }

  private static List<Portion> told(List<Held> held) {
    return List.of(
        new Portion(
            "households",
            "包保的住户",
            "Households looked after",
            held.stream().mapToInt(Held::households).sum(),
            List.of()));
  }
}
