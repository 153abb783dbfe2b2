package org.koumen.area;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads from the catalogue which tables keep rows by place. The schema's own rules make this
 * complete: whatever belongs to a place carries {@code area_code}, or hangs by a foreign key that
 * contains {@code county} on what does.
 */
final class PlacedTables {
  private PlacedTables() {}

  /**
   * All tables that follow a move, each after those that its rows hang on.
   *
   * @param owned tables that their modules move themselves
   * @throws IllegalStateException when a table could not follow
   */
  static List<PlacedTable> read(JdbcClient jdbc, Set<String> owned) {
    Map<String, List<PlacedTable.Parent>> parents = parents(jdbc);
    Map<String, PlacedTable> tables = new TreeMap<>();
    columns(jdbc)
        .forEach(
            (name, columns) -> {
              PlacedTable table =
                  new PlacedTable(
                      name,
                      columns,
                      columns.contains("county"),
                      columns.contains("area_code"),
                      parents.getOrDefault(name, List.of()));
              boolean follows = table.hasAreaCode() || !table.parents().isEmpty();
              if (follows && !owned.contains(name)) {
                tables.put(name, table);
              }
            });
    tables.values().stream()
        .filter(table -> table.hasCounty() && !table.hasId())
        .forEach(
            table -> {
              throw new IllegalStateException(
                  "rows of "
                      + table.name()
                      + " have no id to follow a move by; name it in AreaFollower.ownTables");
            });
    return PlacedTable.parentsFirst(tables);
  }

  private static Map<String, List<String>> columns(JdbcClient jdbc) {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    jdbc.sql(
            """
            select c.relname as table_name, a.attname as column_name
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = current_schema()::regnamespace
              and c.relkind in ('r', 'p') and not c.relispartition
              and a.attgenerated = ''
            order by c.relname, a.attnum
            """)
        .query(
            row -> {
              columns
                  .computeIfAbsent(row.getString("table_name"), name -> new java.util.ArrayList<>())
                  .add(row.getString("column_name"));
            });
    return columns;
  }

  private static Map<String, List<PlacedTable.Parent>> parents(JdbcClient jdbc) {
    record Key(String table, String parent, String[] columns) {}
    List<Key> keys =
        jdbc.sql(
                """
                select c.relname as table_name, p.relname as parent_name,
                       (select array_agg(a.attname::text order by k.n)
                        from unnest(f.conkey) with ordinality as k (attnum, n)
                        join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.attnum) as column_names
                from pg_constraint f
                join pg_class c on c.oid = f.conrelid
                join pg_class p on p.oid = f.confrelid
                where f.contype = 'f' and f.conparentid = 0
                  and c.relnamespace = current_schema()::regnamespace
                order by c.relname, f.conname
                """)
            .query(
                (row, n) ->
                    new Key(
                        row.getString("table_name"),
                        row.getString("parent_name"),
                        (String[]) row.getArray("column_names").getArray()))
            .list();
    return keys.stream()
        .filter(key -> key.columns().length == 2 && key.columns()[0].equals("county"))
        .collect(
            Collectors.groupingBy(
                Key::table,
                Collectors.mapping(
                    key ->
                        new PlacedTable.Parent(
                            key.parent(), Arrays.asList(key.columns()).getLast()),
                    Collectors.toList())));
  }
}
