package org.koumen.request;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes back from the public what is no longer settled. */
@Repository
class PublicTable implements MoveFollower {
  /** Phases of which everybody may read. */
  static final Set<Phase> OVER = EnumSet.of(Phase.SETTLED, Phase.RATED, Phase.CLOSED);

  private final JdbcClient jdbc;

  PublicTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes a request back.
   *
   * @return whether it was published
   */
  boolean remove(String county, UUID request) {
    return jdbc.sql("delete from request_public where county = :county and id = :id")
            .param("county", county)
            .param("id", request)
            .update()
        > 0;
  }

  @Override
  public void received(Held begun, MadeMove made) {
    // Nothing is published by itself.
  }

  @Override
  public void moved(Held before, Held after, MadeMove made) {
    if (OVER.contains(before.stage().phase()) && !OVER.contains(after.stage().phase())) {
      // What goes on is not settled, whatever was published.
      var unused = remove(after.county(), after.id());
    }
  }

  @Override
  public void reminded(Held held, Move.Clock clock) {
    // Nothing to show.
  }
}
