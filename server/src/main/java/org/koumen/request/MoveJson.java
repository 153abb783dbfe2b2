package org.koumen.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.json.JsonMapper;

/** How moves, stages and procedures are written in their columns: without what is absent. */
final class MoveJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              usual -> usual.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  private MoveJson() {}

  static String write(Object value) {
    return JSON.writeValueAsString(value);
  }

  static Move move(String kind, String detail) {
    return JSON.readValue(detail, Move.Kind.of(kind).type());
  }

  static Stage stage(String json) {
    return JSON.readValue(json, Stage.class);
  }

  static Procedure procedure(String json) {
    return JSON.readValue(json, Procedure.class);
  }
}
