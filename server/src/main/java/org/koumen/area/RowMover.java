package org.koumen.area;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves every row that is kept under an area to another, whatever module it belongs to.
 *
 * <p>Within a county the rows get their new {@code area_code} in place. Into another county they
 * are inserted there, parents first, and deleted here, children first, because {@code county} is
 * the distribution key and is never updated. A row that hangs on another by a foreign key goes
 * where that one goes.
 *
 * <p>This is the one place that puts SQL together: names of tables and columns come from the
 * catalogue alone and are quoted, values are bound.
 */
@Component
public class RowMover {
  /** A row that lies in the moved area itself keeps its place within it. */
  private static final String OWN_PLACE_OR_PARENTS =
      """
      case when t.area_code >= :from and t.area_code < :end
           then :to || substr(t.area_code, :rest) else m.area_code end
      """;

  private final JdbcClient jdbc;
  private final ObjectProvider<AreaFollower> followers;
  private volatile List<PlacedTable> known = List.of();

  RowMover(JdbcClient jdbc, ObjectProvider<AreaFollower> followers) {
    this.jdbc = jdbc;
    this.followers = followers;
  }

  /**
   * Moves what is kept under an area and beneath it.
   *
   * @return rows moved, by table; tables without any are left out
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<String, Long> move(AreaMove move) {
    keepWritersOut();
    Map<String, Long> moved = new LinkedHashMap<>();
    for (PlacedTable table : tables()) {
      if (!table.hasCounty()) {
        count(moved, table, updatePlace(table, move, "true"));
      }
    }
    if (move.isWithinCounty()) {
      moveOneCounty(move, moved);
    } else {
      for (AreaMove county : byCounty(move)) {
        moveOneCounty(county, moved);
      }
    }
    return moved;
  }

  /**
   * Moves what lies right in an area into another that takes it up; its children have gone before.
   *
   * @return rows moved, by table
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<String, Long> merge(AreaCode from, AreaCode into, ChangeNote note) {
    followers.orderedStream().forEach(follower -> follower.beforeMerge(from, into, note));
    return move(new AreaMove(from, into));
  }

  /**
   * Moves chosen rows of one table, and all that hangs on them by foreign keys, to another area of
   * the same county.
   *
   * @param table the table that the ids are of
   * @return rows moved, by table
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<String, Long> carry(String table, Collection<UUID> ids, AreaCode from, AreaCode to) {
    if (!from.county().equals(to.county())) {
      throw new IllegalArgumentException("carries within one county only");
    }
    keepWritersOut();
    startChoosing();
    Map<String, Long> moved = new LinkedHashMap<>();
    for (PlacedTable placed : tables()) {
      if (placed.name().equals(table)) {
        jdbc.sql(
                """
                insert into area_moving (table_name, id, area_code)
                select :table, id, :to from unnest(:ids::uuid[]) as chosen (id)
                """)
            .param("table", table)
            .param("to", to.value())
            .param("ids", ids.toArray(UUID[]::new))
            .update();
      } else if (placed.hasCounty() && !placed.parents().isEmpty()) {
        chooseHanging(placed, from.county(), "m.area_code", from, to);
      }
      if (placed.hasCounty() && placed.hasAreaCode()) {
        count(moved, placed, updateChosen(placed, from));
      }
    }
    followers.orderedStream().forEach(follower -> follower.afterHouseholds(from, to));
    return moved;
  }

  /** Whether any people's rows are kept under an area or beneath it. */
  boolean holdsAnything(AreaCode code) {
    // Above a county there are no rows of people, only areas.
    return code.value().length() >= AreaLevel.COUNTY.digits()
        && tables().stream()
            .filter(table -> table.hasCounty() && table.hasAreaCode())
            .anyMatch(table -> holds(table, code));
  }

  /** How many rows are kept under an area and beneath it, by table; empty tables are left out. */
  Map<String, Long> count(AreaCode code) {
    boolean inOneCounty = code.value().length() >= AreaLevel.COUNTY.digits();
    Map<String, Long> counts = new LinkedHashMap<>();
    for (PlacedTable table : tables()) {
      if (table.hasAreaCode() && (inOneCounty || !table.hasCounty())) {
        count(counts, table, rowsOf(table, code));
      }
    }
    return counts;
  }

  private long rowsOf(PlacedTable table, AreaCode code) {
    var statement =
        jdbc.sql(
                "select count(*) from %s where %s and area_code >= :from and area_code < :end"
                    .formatted(
                        quoted(table.name()), table.hasCounty() ? "county = :county" : "true"))
            .param("from", code.range().from())
            .param("end", code.range().to());
    return (table.hasCounty() ? statement.param("county", code.county()) : statement)
        .query(Long.class)
        .single();
  }

  private boolean holds(PlacedTable table, AreaCode code) {
    return jdbc.sql(
            """
            select exists (select 1 from %s
                           where county = :county and area_code >= :from and area_code < :end)
            """
                .formatted(quoted(table.name())))
        .param("county", code.county())
        .param("from", code.range().from())
        .param("end", code.range().to())
        .query(Boolean.class)
        .single();
  }

  /** The tables whose rows follow a move, each after those that its rows hang on. */
  List<PlacedTable> tables() {
    if (known.isEmpty()) {
      Set<String> owned =
          followers
              .orderedStream()
              .flatMap(follower -> follower.ownTables().stream())
              .collect(Collectors.toSet());
      known = PlacedTables.read(jdbc, owned);
    }
    return known;
  }

  private List<AreaMove> byCounty(AreaMove move) {
    if (move.from().value().length() >= AreaLevel.COUNTY.digits()) {
      return List.of(move);
    }
    return jdbc
        .sql(
            """
            select code from area
            where code >= :from and code < :to and level = 'county'
            order by code
            """)
        .param("from", move.from().range().from())
        .param("to", move.from().range().to())
        .query(String.class)
        .list()
        .stream()
        .map(AreaCode::of)
        .map(county -> new AreaMove(county, county.moved(move.from(), move.to())))
        .toList();
  }

  private void moveOneCounty(AreaMove move, Map<String, Long> moved) {
    followers.orderedStream().forEach(follower -> follower.before(move));
    List<PlacedTable> people = tables().stream().filter(PlacedTable::hasCounty).toList();
    if (move.isWithinCounty()) {
      for (PlacedTable table : people) {
        if (table.hasAreaCode()) {
          count(moved, table, updatePlace(table, move, "county = :county"));
        }
      }
    } else {
      moveToOtherCounty(move, people, moved);
    }
    followers.orderedStream().forEach(follower -> follower.after(move));
  }

  private void moveToOtherCounty(AreaMove move, List<PlacedTable> people, Map<String, Long> moved) {
    startChoosing();
    for (PlacedTable table : people) {
      if (table.parents().isEmpty()) {
        chooseByPlace(table, move, "true");
      } else {
        if (table.hasAreaCode()) {
          chooseByPlace(table, move, hangsNowhere(table));
        }
        String place = table.hasAreaCode() ? OWN_PLACE_OR_PARENTS : "m.area_code";
        chooseHanging(table, move.from().county(), place, move.from(), move.to());
      }
    }
    jdbc.sql("analyze area_moving").update();
    for (PlacedTable table : people) {
      count(moved, table, insertChosen(table, move));
    }
    for (PlacedTable table : people.reversed()) {
      deleteChosen(table, move.from().county());
    }
    for (PlacedTable table : people) {
      if (table.hasAreaCode() && !table.parents().isEmpty()) {
        bringBackToParents(table, move);
      }
    }
  }

  /**
   * No row may be written with the old code while rows move, and none is under way when they start:
   * the tables are closed to writers, in the order in which writers use them. Waits half a second
   * at a time, less than PostgreSQL takes to call a deadlock, so that a person's save is never the
   * one that is given up.
   */
  private void keepWritersOut() {
    String names =
        tables().stream().map(table -> quoted(table.name())).collect(Collectors.joining(", "));
    jdbc.sql(
            """
            do $$
            begin
              for attempt in 1 .. 40 loop
                begin
                  set local lock_timeout = '500ms';
                  lock table %s in share row exclusive mode;
                  set local lock_timeout = '0';
                  return;
                exception when lock_not_available then
                  perform pg_sleep(0.05 + random() * 0.1);
                end;
              end loop;
              raise lock_not_available using message = 'writers did not let go of the tables';
            end
            $$
            """
                .formatted(names))
        .update();
  }

  private void startChoosing() {
    jdbc.sql(
            """
            create temp table if not exists area_moving (
              table_name text collate "C", id uuid, area_code text collate "C",
              primary key (table_name, id)
            ) on commit drop
            """)
        .update();
    jdbc.sql("truncate area_moving").update();
  }

  private long updatePlace(PlacedTable table, AreaMove move, String where) {
    var statement =
        jdbc.sql(
                """
                update %s set area_code = :to || substr(area_code, :rest)
                where %s and area_code >= :from and area_code < :end
                """
                    .formatted(quoted(table.name()), where))
            .param("to", move.to().value())
            .param("rest", move.from().value().length() + 1)
            .param("from", move.from().range().from())
            .param("end", move.from().range().to());
    return (table.hasCounty() ? statement.param("county", move.from().county()) : statement)
        .update();
  }

  private void chooseByPlace(PlacedTable table, AreaMove move, String where) {
    jdbc.sql(
            """
            insert into area_moving (table_name, id, area_code)
            select :table, id, :to || substr(area_code, :rest)
            from %s t
            where county = :county and area_code >= :from and area_code < :end and %s
            """
                .formatted(quoted(table.name()), where))
        .param("table", table.name())
        .param("to", move.to().value())
        .param("rest", move.from().value().length() + 1)
        .param("county", move.from().county())
        .param("from", move.from().range().from())
        .param("end", move.from().range().to())
        .update();
  }

  private static String hangsNowhere(PlacedTable table) {
    return table.parents().stream()
        .map(parent -> "t." + quoted(parent.column()) + " is null")
        .collect(Collectors.joining(" and "));
  }

  private void chooseHanging(
      PlacedTable table, String county, String place, AreaCode from, AreaCode to) {
    for (PlacedTable.Parent parent : table.parents()) {
      jdbc.sql(
              """
              insert into area_moving (table_name, id, area_code)
              select :table, t.id, %s
              from %s t
              join area_moving m on m.table_name = :parent and m.id = t.%s
              where t.county = :county
              on conflict (table_name, id) do nothing
              """
                  .formatted(place, quoted(table.name()), quoted(parent.column())))
          .param("to", to.value())
          .param("rest", from.value().length() + 1)
          .param("from", from.range().from())
          .param("end", from.range().to())
          .param("table", table.name())
          .param("parent", parent.table())
          .param("county", county)
          .update();
    }
  }

  private long insertChosen(PlacedTable table, AreaMove move) {
    String columns =
        table.columns().stream().map(RowMover::quoted).collect(Collectors.joining(", "));
    String values =
        table.columns().stream()
            .map(
                column ->
                    switch (column) {
                      case "county" -> ":toCounty";
                      case "area_code" -> "m.area_code";
                      default -> "t." + quoted(column);
                    })
            .collect(Collectors.joining(", "));
    return jdbc.sql(
            """
            insert into %s (%s)
            select %s
            from area_moving m
            join %s t on t.county = :county and t.id = m.id
            where m.table_name = :table
            """
                .formatted(quoted(table.name()), columns, values, quoted(table.name())))
        .param("toCounty", move.to().county())
        .param("county", move.from().county())
        .param("table", table.name())
        .update();
  }

  private void deleteChosen(PlacedTable table, String county) {
    jdbc.sql(
            """
            delete from %s t using area_moving m
            where m.table_name = :table and t.county = :county and t.id = m.id
            """
                .formatted(quoted(table.name())))
        .param("table", table.name())
        .param("county", county)
        .update();
  }

  private long updateChosen(PlacedTable table, AreaCode from) {
    return jdbc.sql(
            """
            update %s t set area_code = m.area_code
            from area_moving m
            where m.table_name = :table and t.county = :county and t.id = m.id
              and t.area_code >= :from and t.area_code < :end
            """
                .formatted(quoted(table.name())))
        .param("table", table.name())
        .param("county", from.county())
        .param("from", from.range().from())
        .param("end", from.range().to())
        .update();
  }

  /**
   * Rows that were written in the moved area but hang on something that stays: they stay with it.
   */
  private void bringBackToParents(PlacedTable table, AreaMove move) {
    for (PlacedTable.Parent parent : table.parents()) {
      PlacedTable above =
          tables().stream()
              .filter(other -> other.name().equals(parent.table()))
              .findFirst()
              .orElseThrow();
      if (above.hasAreaCode()) {
        jdbc.sql(
                """
                update %s t set area_code = p.area_code
                from %s p
                where t.county = :county and t.area_code >= :from and t.area_code < :end
                  and p.county = :county and p.id = t.%s
                """
                    .formatted(quoted(table.name()), quoted(above.name()), quoted(parent.column())))
            .param("county", move.from().county())
            .param("from", move.from().range().from())
            .param("end", move.from().range().to())
            .update();
      }
    }
  }

  private static void count(Map<String, Long> moved, PlacedTable table, long rows) {
    if (rows > 0) {
      moved.merge(table.name(), rows, Long::sum);
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
