package org.koumen.exchange.other;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.LookLog;
import org.koumen.access.Permission;
import org.koumen.area.AreaLevel;
import org.koumen.exchange.export.ExportColumn;
import org.koumen.exchange.export.ExportKind;
import org.koumen.exchange.export.ExportOrder;
import org.koumen.exchange.export.ExportSource;
import org.koumen.exchange.sheet.MaskedText;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Refusal;
import org.koumen.request.RequestExtract;
import org.koumen.request.RequestQueue;
import org.koumen.request.RequestRow;
import org.koumen.request.RequestScope;
import org.springframework.stereotype.Component;

/** Takes requests out as their list shows them, with what was said and what came of it. */
@Component
class RequestExport implements ExportSource {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final RequestExtract extract;
  private final Jurisdiction jurisdiction;

  RequestExport(RequestExtract extract, Jurisdiction jurisdiction) {
    this.extract = extract;
    this.jurisdiction = jurisdiction;
  }

  @Override
  public ExportKind kind() {
    return ExportKind.REQUESTS;
  }

  @Override
  public List<ExportColumn> columns() {
    return List.of(
        ExportColumn.of("number", "诉求编号", "Number"),
        ExportColumn.of("title", "标题", "Title"),
        ExportColumn.of("body", "内容", "Text"),
        ExportColumn.of("kind", "诉求类型", "Kind"),
        ExportColumn.of("category", "分类", "Category"),
        ExportColumn.of("channel", "渠道", "Channel"),
        ExportColumn.of("area", "所属区划", "Area"),
        ExportColumn.of("area_code", "区划代码", "Area code").onRequest(),
        ExportColumn.of("reporter", "诉求人", "Reporter").onRequest(),
        ExportColumn.of("phone", "联系电话", "Phone").ofNumbers().onRequest(),
        ExportColumn.of("state", "状态", "State"),
        ExportColumn.of("helper", "首问帮办", "First helper"),
        ExportColumn.of("unit", "主办单位", "Unit"),
        ExportColumn.of("received", "受理时间", "Received"),
        ExportColumn.of("due", "应办结时间", "Due"),
        ExportColumn.of("settled", "办结时间", "Settled"),
        ExportColumn.of("result", "办理结果", "Result"),
        ExportColumn.of("solved", "是否解决", "Solved"),
        ExportColumn.of("stars", "评价星级", "Stars"),
        ExportColumn.of("rating", "评价意见", "Said with the rating"));
  }

  @Override
  public List<String> filters() {
    return List.of("q", "state", "unit", "household", "level", "cause", "mine");
  }

  @Override
  public Map<String, String> recorded(Map<String, String> filters) {
    Map<String, String> recorded = new HashMap<>(filters);
    recorded.computeIfPresent("q", (name, typed) -> MaskedText.of(typed));
    return Map.copyOf(recorded);
  }

  @Override
  public Rows read(ExportOrder order) {
    RequestQueue.Filter filter =
        new RequestQueue.Filter(
            order.area().value(),
            queue(order.filter("state")),
            Optional.ofNullable(id(order, "unit")),
            Optional.ofNullable(id(order, "household")),
            Optional.ofNullable(order.filter("q")),
            level(order),
            Optional.ofNullable(id(order, "cause")),
            "true".equals(order.filter("mine"))
                ? Optional.of(order.actor().accountId())
                : Optional.empty());
    RequestScope scope = scope(order);
    return new Rows() {
      @Override
      public Optional<Long> total() {
        return extract.count(filter, scope);
      }

      @Override
      public void writeTo(Sink sink) {
        long[] done = {0};
        extract.forEach(
            filter,
            scope,
            page -> {
              List<LookLog.Seen> seen = new ArrayList<>();
              for (RequestExtract.Taken taken : page) {
                sink.row(cells(taken, order));
                if (taken.householdId() != null) {
                  seen.add(new LookLog.Seen(taken.row().areaCode(), taken.householdId(), null));
                }
              }
              sink.seen(seen);
              done[0] += page.size();
              sink.done(done[0]);
            });
      }
    };
  }

  /** What the list of requests opens to this person, and only where exports are allowed too. */
  private static RequestScope scope(ExportOrder order) {
    RequestScope readable =
        RequestScope.of(order.actor(), Permission.REQUEST_READ, Permission.REQUEST_HANDLE);
    return new RequestScope(
        order.scope().prefixes().stream()
            .flatMap(prefix -> readable.within(prefix).parts().stream())
            .distinct()
            .toList());
  }

  private static RequestQueue.Queue queue(@Nullable String state) {
    try {
      return state == null
          ? RequestQueue.Queue.ALL
          : RequestQueue.Queue.valueOf(state.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw Refusal.badInput("state");
    }
  }

  private static Set<AreaLevel> level(ExportOrder order) {
    String given = order.filter("level");
    try {
      return given == null ? Set.of() : Set.of(AreaLevel.of(given));
    } catch (IllegalArgumentException unknown) {
      throw Refusal.badInput("level");
    }
  }

  private static @Nullable UUID id(ExportOrder order, String name) {
    String given = order.filter(name);
    try {
      return given == null ? null : UUID.fromString(given);
    } catch (IllegalArgumentException unreadable) {
      throw Refusal.badInput(name);
    }
  }

  private List<String> cells(RequestExtract.Taken taken, ExportOrder order) {
    RequestRow row = taken.row();
    boolean chinese = order.chinese();
    return List.of(
        row.number(),
        said(row.title(), order),
        said(taken.body(), order),
        RequestWords.kind(row.kind(), chinese),
        or(row.category()),
        RequestWords.channel(row.channel(), chinese),
        or(row.areaName()),
        row.areaCode(),
        or(taken.reporterName()),
        or(order.unmasked() ? taken.reporterPhone() : taken.maskedPhone()),
        RequestWords.state(row.state(), chinese),
        row.firstHelperName(),
        or(row.leadUnitName()),
        moment(row.receivedAt()),
        moment(row.dueAt()),
        moment(row.settledAt()),
        said(or(taken.result()), order),
        row.solved() == null ? "" : row.solved() ? (chinese ? "是" : "yes") : chinese ? "否" : "no",
        row.stars() == null ? "" : String.valueOf(row.stars()),
        said(or(taken.ratingReason()), order));
  }

  private static String said(String text, ExportOrder order) {
    return order.unmasked() ? text : MaskedText.of(text);
  }

  private String moment(@Nullable Instant moment) {
    return moment == null ? "" : MOMENT.format(moment.atZone(jurisdiction.zone()));
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
