package org.koumen.registry.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.registry.Word;

/** What an intake changes of one household, as {@code file_change.changes} tells it. */
final class History {
  final Household household;
  final List<Map<String, Object>> changes = new ArrayList<>(2);
  final Set<UUID> touched = new LinkedHashSet<>();

  History(Household household) {
    this.household = household;
  }

  /** Columns of one row, before and after. */
  final class Row {
    private final String table;
    private final UUID id;
    private final Map<String, @Nullable Object> before = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> after = new LinkedHashMap<>();

    private Row(String table, UUID id) {
      this.table = table;
      this.id = id;
    }

    /** Notes a column that changes; the same value on both sides is no change. */
    Row column(String name, @Nullable Object was, @Nullable Object becomes) {
      Object plainBefore = plain(was);
      Object plainAfter = plain(becomes);
      if (!Objects.equals(plainBefore, plainAfter)) {
        before.put(name, plainBefore);
        after.put(name, plainAfter);
      }
      return this;
    }

    void keep() {
      if (!after.isEmpty()) {
        add(table, id, before, after);
      }
    }
  }

  Row row(String table, UUID id) {
    return new Row(table, id);
  }

  /** Notes a row that is added. */
  void added(String table, UUID id, Map<String, ?> columns) {
    add(table, id, null, columns);
  }

  private void add(String table, UUID id, @Nullable Map<String, ?> before, Map<String, ?> after) {
    Map<String, @Nullable Object> change = new LinkedHashMap<>();
    change.put("table", table);
    change.put("id", id.toString());
    change.put("before", before);
    change.put("after", after);
    changes.add(cast(change));
    touched.add(id);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // JSON carries nulls
  private static Map<String, Object> cast(Map<String, ? extends @Nullable Object> map) {
    return (Map<String, Object>) map;
  }

  /** As {@code to_jsonb} of the row would write it. */
  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes);
      case Word word -> word.code();
      case LocalDate day -> day.toString();
      case UUID id -> id.toString();
      default -> value;
    };
  }
}
