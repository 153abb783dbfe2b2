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
      select a.code, h.households, h.people
      from area a
      cross join lateral (
        select count(*) as households, sum(people) as people
        from household
        where county = left(a.code, 6) collate "default"
          and area_code >= a.code and area_code < a.code || 'a' and state = 'present') h
      where a.code = ? or a.parent = ?
      """;
  private final Connection connection;
  private final PreparedStatement path;
  private final PreparedStatement children;
  private final PreparedStatement counts;

  PlainAreas(Connection connection) throws SQLException {
    this.connection = connection;
    this.path = connection.prepareStatement(PATH);
    this.children = connection.prepareStatement(CHILDREN);
    this.counts = connection.prepareStatement(COUNTS);
  }

  /** Rows that came, for a county or what lies beneath one. */
  int node(AreaCode code) throws SQLException {
    path.setArray(
        1,
        connection.createArrayOf(
            "text", code.path().stream().map(AreaCode::value).toArray(String[]::new)));
    children.setString(1, code.value());
    int rows = count(path) + count(children);
    counts.setString(1, code.value());
    counts.setString(2, code.value());
    return rows + count(counts);
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
