package org.koumen.request;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.koumen.access.Actor;
import org.koumen.ledger.RowSource;
import org.springframework.stereotype.Component;

/** Requests behind a figure: number and title for all, the file for whoever may read it. */
@Component
class RequestRows implements RowSource {
  private final RequestQueueTable table;

  RequestRows(RequestQueueTable table) {
    this.table = table;
  }

  @Override
  public String subject() {
    return "request";
  }

  @Override
  public Map<UUID, Text> describe(
      String county, Collection<UUID> ids, Actor actor, boolean chinese) {
    RequestScope readable = RequestScope.of(actor, RequestScope.READ);
    Map<UUID, Text> texts = new HashMap<>();
    for (RequestRow row : table.named(county, ids)) {
      boolean opens = readable.covers(row.areaCode(), Stream.ofNullable(row.leadUnitId()).toList());
      texts.put(
          row.id(),
          new Text(
              Optional.of(row.number()),
              row.title(),
              Optional.of(row.state()),
              opens
                  ? Optional.of("/api/requests/%s/%s".formatted(row.county(), row.id()))
                  : Optional.empty(),
              false));
    }
    return texts;
  }
}
