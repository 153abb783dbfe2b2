package org.koumen.access;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes a body that an endpoint should understand, out of its description. */
final class SampleBody {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonNode description;
  private final Map<String, String> known;

  /**
   * @param description the OpenAPI description
   * @param known values for properties of these names, where the kind of value alone says too
   *     little
   */
  SampleBody(JsonNode description, Map<String, String> known) {
    this.description = description;
    this.known = known;
  }

  /** The body for an operation; a missing node when it takes none. */
  JsonNode of(JsonNode operation) {
    JsonNode schema =
        operation.path("requestBody").path("content").path("application/json").path("schema");
    return schema.isMissingNode() ? schema : sample("", schema, 0);
  }

  /** The words that an upload takes beside its file; a missing node when it takes none. */
  JsonNode saidWith(JsonNode upload) {
    JsonNode schema =
        upload
            .path("requestBody")
            .path("content")
            .path("multipart/form-data")
            .path("schema")
            .path("properties")
            .path("said");
    return schema.isMissingNode() ? schema : sample("said", schema, 0);
  }

  private JsonNode sample(String name, JsonNode schema, int depth) {
    if (schema.has("$ref")) {
      String ref = schema.path("$ref").asString();
      return sample(
          name,
          description
              .path("components")
              .path("schemas")
              .path(ref.substring(ref.lastIndexOf('/') + 1)),
          depth);
    }
    if (schema.has("oneOf") || schema.has("anyOf")) {
      JsonNode choices = schema.has("oneOf") ? schema.path("oneOf") : schema.path("anyOf");
      return sample(name, choices.get(0), depth);
    }
    if (schema.has("enum")) {
      return schema.path("enum").get(0);
    }
    if (known.containsKey(name)) {
      String value = known.get(name);
      return value.startsWith("{") || value.startsWith("[")
          ? JsonMapper.shared().readTree(value)
          : JSON.stringNode(value);
    }
    JsonNode types = schema.path("type");
    String type = types.isArray() ? types.get(0).asString() : types.asString("object");
    return switch (type) {
      case "integer", "number" -> JSON.numberNode(Math.max(1, schema.path("minimum").asInt(1)));
      case "boolean" -> JSON.booleanNode(true);
      case "array" -> JSON.arrayNode().add(sample(name, schema.path("items"), depth + 1));
      case "string" -> text(schema);
      default -> object(schema, depth);
    };
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = JSON.objectNode();
    if (depth < 6) {
      for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
        object.set(property.getKey(), sample(property.getKey(), property.getValue(), depth + 1));
      }
    }
    return object;
  }

  private static JsonNode text(JsonNode schema) {
    return JSON.stringNode(
        switch (schema.path("format").asString("")) {
          case "uuid" -> "01920000-0000-7000-8000-000000000001";
          case "date" -> "2026-11-20";
          case "date-time" -> "2026-11-20T02:00:00Z";
          default -> "试着写入的内容";
        });
  }
}
