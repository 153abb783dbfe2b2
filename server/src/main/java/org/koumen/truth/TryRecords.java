package org.koumen.truth;

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

/** Each answer in a sample is chained: results do not change afterwards. */
@Component
class TryRecords implements ChainSource {
  private final JdbcClient jdbc;

  TryRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String kind() {
    return "sample_try";
  }

  @Override
  public Map<UUID, String> contents(Optional<String> county, Collection<UUID> ids) {
    Map<UUID, String> contents = new HashMap<>();
    jdbc.sql(
            """
            select id, jsonb_strip_nulls(jsonb_build_object(
                'draw', draw_id, 'outcome', outcome, 'way', way, 'words', words, 'answers', answers,
                'by', tried_by, 'byName', tried_by_name,
                'triedAt', to_char(tried_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))::text as content
            from truth_try
            where (cast(:county as text) is null or county = :county) and id = any(:ids)
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
            select s.id from truth_try s
            where s.county = :county and s.tried_at >= :from and s.tried_at < :until
              and not exists (select 1 from chain_leaf l
                              where l.county = s.county and l.kind = 'sample_try' and l.subject_id = s.id)
            """)
        .param("county", county)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .list();
  }
}
