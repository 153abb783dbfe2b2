package org.koumen.registry;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a change did to one row.
 *
 * @param before the changed columns as they were; empty when the row was added
 * @param after the changed columns as they became; the whole row when it was added
 */
public record RowChange(FileRow row, Optional<ObjectNode> before, ObjectNode after) {

  /** The difference of a row before and after; empty when nothing of its history changed. */
  static Optional<RowChange> between(FileRow row, @Nullable ObjectNode before, ObjectNode after) {
    ObjectNode changed = JsonNodeFactory.instance.objectNode();
    if (before == null) {
      after
          .properties()
          .forEach(
              column -> {
                if (!row.table().repeats(column.getKey())) {
                  changed.set(column.getKey(), column.getValue());
                }
              });
      return Optional.of(new RowChange(row, Optional.empty(), changed));
    }
    ObjectNode earlier = JsonNodeFactory.instance.objectNode();
    Set<String> columns = new TreeSet<>(after.propertyNames());
    for (String column : columns) {
      JsonNode was = before.path(column);
      JsonNode is = after.path(column);
      if (!row.table().repeats(column) && !was.equals(is)) {
        earlier.set(column, was);
        changed.set(column, is);
      }
    }
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(new RowChange(row, Optional.of(earlier), changed));
  }

  /** The form in {@code file_change.changes}. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("table", row.table().code());
    json.put("id", row.id().toString());
    json.set("before", before.<JsonNode>map(it -> it).orElse(JsonNodeFactory.instance.nullNode()));
    json.set("after", after);
    return json;
  }

  /** Reads the form of {@code file_change.changes}. */
  public static RowChange of(JsonNode json) {
    return new RowChange(
        new FileRow(
            FileRow.Table.of(json.path("table").asString()),
            java.util.UUID.fromString(json.path("id").asString())),
        json.path("before") instanceof ObjectNode before ? Optional.of(before) : Optional.empty(),
        (ObjectNode) json.path("after"));
  }
}
