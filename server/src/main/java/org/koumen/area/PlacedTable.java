package org.koumen.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table whose rows are kept by place, as the catalogue describes it.
 *
 * @param columns all that are stored, not generated
 * @param hasCounty whether its rows are distributed by county
 * @param hasAreaCode whether its rows carry the area themselves
 * @param parents the tables of people's data that its rows hang on
 */
record PlacedTable(
    String name,
    List<String> columns,
    boolean hasCounty,
    boolean hasAreaCode,
    List<Parent> parents) {

  /** A foreign key {@code (county, column)} to {@code table (county, id)}. */
  record Parent(String table, String column) {}

  boolean hasId() {
    return columns.contains("id");
  }

  /** The same tables, each after those that it hangs on. */
  static List<PlacedTable> parentsFirst(Map<String, PlacedTable> tables) {
    List<PlacedTable> ordered = new ArrayList<>();
    Set<String> done = new java.util.HashSet<>();
    while (ordered.size() < tables.size()) {
      int before = ordered.size();
      for (PlacedTable table : tables.values()) {
        boolean ready =
            table.parents().stream()
                .allMatch(
                    parent -> done.contains(parent.table()) || parent.table().equals(table.name()));
        if (ready && done.add(table.name())) {
          ordered.add(table);
        }
      }
      if (ordered.size() == before) {
        throw new IllegalStateException(
            "tables hang on each other in a circle: " + tables.keySet());
      }
    }
    return ordered;
  }
}
