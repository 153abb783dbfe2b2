package org.koumen.platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets PostgreSQL's planner know of tables that much was written into at once. Its own daemon does
 * so a minute later; until then a list or a figure of what was just brought in may take minutes.
 */
@Component
public class Planner {
  private static final Logger LOG = LoggerFactory.getLogger(Planner.class);

  private final JdbcClient jdbc;

  Planner(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Has the caller's transaction tell at its end how many rows it wrote, so that it counts. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void count() {
    jdbc.sql("select pg_stat_force_next_flush()::text").query().listOfRows();
  }

  /**
   * Looks at every table of which more than a thousand rows, and more than a tenth, have changed
   * since somebody looked; the database itself knows which.
   *
   * @return how many there were
   */
  public int learn() {
    var statements =
        jdbc.sql(
                """
                select format('analyze %s', relid::regclass)
                from pg_stat_user_tables
                where n_mod_since_analyze > 1000 and n_mod_since_analyze > 0.1 * n_live_tup
                order by relname
                """)
            .query(String.class)
            .list();
    for (String analyze : statements) {
      jdbc.sql(analyze).update();
    }
    if (!statements.isEmpty()) {
      LOG.debug("{}", statements);
    }
    return statements.size();
  }
}
