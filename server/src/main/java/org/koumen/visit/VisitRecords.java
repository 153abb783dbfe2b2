package org.koumen.visit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.koumen.chain.ChainSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What of a visit is chained: all that was recorded, wherever its area lies by now. */
@Component
class VisitRecords implements ChainSource {
  private final JdbcClient jdbc;

  VisitRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String kind() {
    return "visit";
  }

  @Override
  public Map<UUID, String> contents(Optional<String> county, Collection<UUID> ids) {
    Map<UUID, String> contents = new HashMap<>();
    jdbc.sql(
            """
            select v.id, jsonb_strip_nulls(jsonb_build_object(
                'household', v.household_id, 'outcome', v.outcome, 'form', v.form, 'note', v.note,
                'met', nullif(to_jsonb(v.met), '[]'::jsonb), 'metOther', v.met_other,
                'told', nullif(to_jsonb(v.told), '[]'::jsonb),
                'visitedAt', to_char(v.visited_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                'receivedAt', to_char(v.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                'visitor', v.visitor_id, 'visitorName', v.visitor_name))::text as content
            from visit v
            where (cast(:county as text) is null or v.county = :county) and v.id = any(:ids)
            """)
        .param("county", county.orElse(null))
        .param("ids", ids.toArray(UUID[]::new))
        .query(
            row -> {
              contents.put(row.getObject("id", UUID.class), row.getString("content"));
            });
    return contents;
  }

  @Override
  public List<UUID> unchained(String county, Instant from, Instant until) {
    return jdbc.sql(
            """
            select v.id from visit v
            where v.county = :county and v.received_at >= :from and v.received_at < :until
              and not exists (select 1 from chain_leaf l
                              where l.county = v.county and l.kind = 'visit' and l.subject_id = v.id)
            """)
        .param("county", county)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .list();
  }

  @Override
  public boolean erase(String county, UUID id) {
    return jdbc.sql(
                """
                update visit set note = null, met_other = null, met = '{}'
                where county = :county and id = :id
                  and (note is not null or met_other is not null or met <> '{}')
                """)
            .param("county", county)
            .param("id", id)
            .update()
        == 1;
  }
}
