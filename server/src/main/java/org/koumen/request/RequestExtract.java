package org.koumen.request;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Rows;
import org.koumen.registry.PhoneNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Requests with what was said, for files that leave the program: found as lists find them, read a
 * few hundred at a time. Who takes them writes that down.
 */
@Component
public class RequestExtract {
  private static final int AT_ONCE = 1_000;

  private final RequestQueue queue;
  private final RequestFileTable files;
  private final RequestFiles opener;

  RequestExtract(RequestQueue queue, RequestFileTable files, RequestFiles opener) {
    this.queue = queue;
    this.files = files;
    this.opener = opener;
  }

  /**
   * A request as it leaves.
   *
   * @param reporterPhone in full
   */
  public record Taken(
      RequestRow row,
      String body,
      @Nullable UUID householdId,
      @Nullable String reporterName,
      @Nullable String reporterPhone,
      @Nullable String result,
      @Nullable String ratingReason) {

    /** The telephone with its middle hidden; null without one. */
    public @Nullable String maskedPhone() {
      return reporterPhone == null ? null : PhoneNumber.mask(reporterPhone);
    }
  }

  /** How many there are; empty where only reading them would tell. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Long> count(RequestQueue.Filter filter, RequestScope scope) {
    return queue.countAll(filter, scope);
  }

  /** Hands all of them over, in the order of their list, in the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void forEach(RequestQueue.Filter filter, RequestScope scope, Consumer<List<Taken>> taker) {
    String after = null;
    do {
      Rows<RequestRow> page = queue.page(filter, Optional.ofNullable(after), AT_ONCE, scope);
      if (!page.rows().isEmpty()) {
        taker.accept(whole(page.rows()));
      }
      after = page.next();
    } while (after != null);
  }

  private List<Taken> whole(List<RequestRow> page) {
    Map<UUID, RequestFileTable.Found> found = new HashMap<>();
    page.stream()
        .collect(
            Collectors.groupingBy(
                RequestRow::county, Collectors.mapping(RequestRow::id, Collectors.toList())))
        .forEach(
            (county, ids) ->
                files.findAll(county, ids).forEach(one -> found.put(one.row().id(), one)));
    return page.stream()
        .map(
            row -> {
              RequestFileTable.Found one = Objects.requireNonNull(found.get(row.id()));
              return new Taken(
                  row,
                  one.body(),
                  one.householdId(),
                  one.reporterName(),
                  opener.phone(one),
                  one.result(),
                  one.ratingReason());
            })
        .toList();
  }
}
