package org.koumen.request;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.koumen.chain.ChainDesk;
import org.koumen.chain.ChainSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What of a request is chained: each of its moves, the first one with the words that were said. The
 * moves alone rebuild the request.
 */
@Component
class MoveRecords implements ChainSource, MoveFollower {
  private final JdbcClient jdbc;
  private final ChainDesk chain;

  MoveRecords(JdbcClient jdbc, ChainDesk chain) {
    this.jdbc = jdbc;
    this.chain = chain;
  }

  @Override
  public String kind() {
    return "request_move";
  }

  @Override
  public void received(Held begun, MadeMove made) {
    chain.append(this, begun.county(), List.of(made.id()));
  }

  @Override
  public void moved(Held before, Held after, MadeMove made) {
    chain.append(this, after.county(), List.of(made.id()));
  }

  @Override
  public void reminded(Held held, Move.Clock clock) {}

  @Override
  public Map<UUID, String> contents(Optional<String> county, Collection<UUID> ids) {
    Map<UUID, String> contents = new HashMap<>();
    jdbc.sql(
            """
            select m.id, jsonb_strip_nulls(jsonb_build_object(
                'request', m.request_id, 'position', m.position, 'kind', m.kind, 'from', m.from_state,
                'to', m.to_state, 'step', m.step, 'by', m.moved_by, 'byName', m.moved_by_name,
                'unit', m.unit_id, 'forReporter', m.for_reporter, 'detail', m.detail,
                'movedAt', to_char(m.moved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                'number', r.number, 'said', t.body,
                'happenedAt', to_char(r.happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
              ))::text as content
            from request_move m
            left join request r on r.county = m.county and r.id = m.request_id and m.position = 1
            left join request_text t on t.county = m.county and t.id = m.request_id and m.position = 1
            where (cast(:county as text) is null or m.county = :county) and m.id = any(:ids)
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
            select m.id from request_move m
            where m.county = :county and m.moved_at >= :from and m.moved_at < :until
              and not exists (select 1 from chain_leaf l
                              where l.county = m.county and l.kind = 'request_move' and l.subject_id = m.id)
            """)
        .param("county", county)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .list();
  }
}
