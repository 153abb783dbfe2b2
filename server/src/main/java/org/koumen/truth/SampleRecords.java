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

/**
 * What was committed to before a draw is chained: nobody can say afterwards that it was another.
 */
@Component
class SampleRecords implements ChainSource {
  private final JdbcClient jdbc;

  SampleRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String kind() {
    return "sample";
  }

  @Override
  public Map<UUID, String> contents(Optional<String> county, Collection<UUID> ids) {
    Map<UUID, String> contents = new HashMap<>();
    jdbc.sql(
            """
            select id, jsonb_build_object(
                'kind', kind, 'from', from_on::text, 'to', to_on::text, 'population', population,
                'populationDigest', encode(population_digest, 'hex'), 'margin', margin,
                'confidence', confidence, 'size', size, 'tries', tries, 'questions', questions,
                'commitment', encode(commitment, 'hex'), 'afterSeal', after_seal, 'by', made_by,
                'madeAt', to_char(made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text as content
            from truth_sample
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
            select s.id from truth_sample s
            where s.county = :county and s.made_at >= :from and s.made_at < :until
              and not exists (select 1 from chain_leaf l
                              where l.county = s.county and l.kind = 'sample' and l.subject_id = s.id)
            """)
        .param("county", county)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .list();
  }
}
