package org.koumen.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.koumen.area.AreaCode;

/**
 * A node with path, children, tallies and counts, as somebody would ask PostgreSQL who had nothing
 * else to do.
 */
final class PlainAreas implements AutoCloseable {
  private static final String PATH =
      """
      select a.code, a.name, a.setting, a.valid_from, t.*
      from area a left join area_tally t on t.code = a.code
      where a.code = any(?) order by a.code
      """;
  private static final String CHILDREN =
      """
      select a.code, a.name, a.setting, a.valid_from, t.*
      from area a left join area_tally t on t.code = a.code
      where a.parent = ? order by a.code
      """;
  private static final String COUNTS =
      """
      select a.code, count(h.people), coalesce(sum(h.people), 0)
      from area a
      left join household h
        on h.county = left(a.code, 6) collate "default" and h.area_code >= a.code and h.area_code < a.code || 'a'
           and h.state = 'present'
      where a.code = ? or a.parent = ?
      group by a.code
      """;
  private static final String COUNTS_ABOVE =
      """
      select left(c.code, ?), sum(h.households), sum(h.people)
      from area_county c
      cross join lateral (
        select count(*) as households, sum(people) as people
        from household where county = c.code collate "default" and state = 'present') h
      where c.code >= ? and c.code < ?
      group by 1
      """;

  private final Connection connection;
  private final PreparedStatement path;
  private final PreparedStatement children;
  private final PreparedStatement counts;
  private final PreparedStatement countsAbove;

  PlainAreas(Connection connection) throws SQLException {
    this.connection = connection;
    this.path = connection.prepareStatement(PATH);
    this.children = connection.prepareStatement(CHILDREN);
    this.counts = connection.prepareStatement(COUNTS);
    this.countsAbove = connection.prepareStatement(COUNTS_ABOVE);
  }

  /** Rows that came. */
  int node(AreaCode code) throws SQLException {
    path.setArray(
        1,
        connection.createArrayOf(
            "text", code.path().stream().map(AreaCode::value).toArray(String[]::new)));
    children.setString(1, code.value());
    int rows = count(path) + count(children);
    if (code.value().length() >= 6) {
      counts.setString(1, code.value());
      counts.setString(2, code.value());
      return rows + count(counts);
    }
    countsAbove.setInt(1, code.level().below().orElseThrow().digits());
    countsAbove.setString(2, code.range().from());
    countsAbove.setString(3, code.range().to());
    return rows + count(countsAbove);
  }

  private static int count(PreparedStatement statement) throws SQLException {
    int rows = 0;
    try (ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        rows += found.getString(1).isEmpty() ? 0 : 1;
      }
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
