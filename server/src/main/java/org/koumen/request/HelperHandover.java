package org.koumen.request;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.HandoverPart;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Hands over open requests to whoever stays with their reporters from now on. */
@Component
@Order(10)
class HelperHandover implements HandoverPart {
  private static final int SHOWN = 10;

  private final JdbcClient jdbc;

  HelperHandover(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The member of staff, or the account where there is none. */
  private static @Nullable UUID helper(Who who) {
    return who.staffId() == null ? who.accountId() : who.staffId();
  }

  private static List<String> counties(Handover handover) {
    return handover.scope().prefixes().stream()
        .filter(prefix -> prefix.length() >= 6)
        .map(prefix -> prefix.substring(0, 6))
        .distinct()
        .toList();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Portion> preview(Handover handover) {
    return told(
        counties(handover).stream()
            .flatMap(
                county ->
                    jdbc
                        .sql(
                            """
                            select number from request
                            where county = :county and first_helper_id = :helper
                              and state in ('received', 'dispatched', 'settled')
                              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                                          where area_code >= s.f and area_code < s.t)
                            order by number
                            """)
                        .param("county", county)
                        .param("helper", helper(handover.from()))
                        .param("scopeFrom", handover.scope().from())
                        .param("scopeTo", handover.scope().to())
                        .query(String.class)
                        .list()
                        .stream())
            .toList());
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Portion> hand(Handover handover) {
    return told(
        counties(handover).stream()
            .flatMap(
                county ->
                    jdbc
                        .sql(
                            """
                            update request
                            set first_helper_id = :to, first_helper_name = :name
                            where county = :county and first_helper_id = :helper
                              and state in ('received', 'dispatched', 'settled')
                              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                                          where area_code >= s.f and area_code < s.t)
                            returning number
                            """)
                        .param("county", county)
                        .param("helper", helper(handover.from()))
                        .param("to", helper(handover.to()))
                        .param("name", handover.to().name())
                        .param("scopeFrom", handover.scope().from())
                        .param("scopeTo", handover.scope().to())
                        .query(String.class)
                        .list()
                        .stream())
            .toList());
  }

  private static List<Portion> told(List<String> numbers) {
    return List.of(
        new Portion(
            "requests",
            "首问帮办的未结诉求",
            "Open requests helped from the first",
            numbers.size(),
            numbers.stream().sorted().limit(SHOWN).toList()));
  }
}
