package org.koumen.platform;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Has PostgreSQL look at tables that have grown a lot since it last did. Its own look comes minutes
 * later; until then it takes a full table for an empty one, and checks a foreign key by reading a
 * whole county instead of one row: some hundred times as slow, row by row.
 */
@Component
public class TableSizes {
  private static final int TIMES = 4;
  private static final int PAGES = 64;

  private final JdbcClient jdbc;

  TableSizes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Looks at a table if it is several times as large as when PostgreSQL last looked. Belongs after
   * many rows were added, and before rows that hang on them by a foreign key; within the caller's
   * transaction.
   *
   * @param analyze the statement that looks
   */
  public void learn(String table, String analyze) {
    boolean grown =
        jdbc.sql(
                """
                select pg_relation_size(oid) / current_setting('block_size')::int
                       > :times * greatest(relpages, 0) + :pages
                from pg_class
                where oid = cast(:table as regclass)
                """)
            .param("times", TIMES)
            .param("pages", PAGES)
            .param("table", table)
            .query(Boolean.class)
            .single();
    if (grown) {
      jdbc.sql(analyze).update();
    }
  }
}
