package org.koumen.chain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records of what was erased; they are chained like everything else. */
@Component
class Erasures implements ChainSource {
  static final String KIND = "erasure";

  private final JdbcClient jdbc;
  private final Jurisdiction jurisdiction;

  Erasures(JdbcClient jdbc, Jurisdiction jurisdiction) {
    this.jdbc = jdbc;
    this.jurisdiction = jurisdiction;
  }

  UUID insert(String county, UUID leaf, String kind, UUID subject, String basis, Actor by) {
    UUID id = Ids.next();
    jdbc.sql(
            """
            insert into chain_erasure
              (county, id, leaf_id, kind, subject_id, basis, erased_at, erased_by, erased_by_name)
            values (:county, :id, :leaf, :kind, :subject, :basis, :at, :by, :name)
            """)
        .param("county", county)
        .param("id", id)
        .param("leaf", leaf)
        .param("kind", kind)
        .param("subject", subject)
        .param("basis", basis)
        .param("at", jurisdiction.now().atOffset(ZoneOffset.UTC))
        .param("by", by.accountId())
        .param("name", by.name())
        .update();
    return id;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<UUID, String> contents(Optional<String> county, Collection<UUID> ids) {
    Map<UUID, String> contents = new HashMap<>();
    jdbc.sql(
            """
            select id, jsonb_build_object(
                'leaf', leaf_id, 'kind', kind, 'subject', subject_id, 'basis', basis,
                'erasedAt', to_char(erased_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                'erasedBy', erased_by, 'erasedByName', erased_by_name)::text as content
            from chain_erasure
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
            select e.id from chain_erasure e
            where e.county = :county and e.erased_at >= :from and e.erased_at < :until
              and not exists (select 1 from chain_leaf l
                              where l.county = :county and l.kind = 'erasure' and l.subject_id = e.id)
            """)
        .param("county", county)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .list();
  }
}
