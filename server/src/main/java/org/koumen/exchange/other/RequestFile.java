package org.koumen.exchange.other;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.koumen.area.Area;
import org.koumen.area.AreaDesk;
import org.koumen.area.AreaLevel;
import org.koumen.exchange.Areas;
import org.koumen.exchange.Cells;
import org.koumen.exchange.ImportKind;
import org.koumen.exchange.ImportOrder;
import org.koumen.exchange.Issue;
import org.koumen.exchange.RowIntake;
import org.koumen.exchange.RowResult;
import org.koumen.exchange.sheet.CellDates;
import org.koumen.exchange.sheet.HeadedSheet;
import org.koumen.exchange.sheet.SheetFile;
import org.koumen.exchange.sheet.Template;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.registry.Finding;
import org.koumen.registry.PhoneNumber;
import org.koumen.request.Channel;
import org.koumen.request.PastRequest;
import org.koumen.request.RequestIntake;
import org.koumen.request.RequestKind;
import org.springframework.stereotype.Component;

/** Takes files of requests in; a number that came before is left alone. */
@Component
class RequestFile implements RowIntake.Kind {
  private static final String ORIGIN = "import";
  private static final int MOST_NUMBER = 60;
  private static final int MOST_TITLE = 200;
  private static final int MOST_BODY = 20_000;
  private static final int MOST_NAME = 60;

  private final AreaDesk areas;
  private final RequestIntake intake;
  private final Jurisdiction jurisdiction;

  RequestFile(AreaDesk areas, RequestIntake intake, Jurisdiction jurisdiction) {
    this.areas = areas;
    this.intake = intake;
    this.jurisdiction = jurisdiction;
  }

  @Override
  public ImportKind kind() {
    return ImportKind.REQUESTS;
  }

  @Override
  public RowIntake<?> open(SheetFile file, ImportOrder order) {
    HeadedSheet<RequestHeading> sheet = HeadedSheet.open(file, RequestHeading.class);
    boolean placed = order.area().level().compareTo(AreaLevel.COUNTY) >= 0;
    if (!placed && !sheet.has(RequestHeading.AREA)) {
      sheet.close();
      throw new Refusal(
          Problem.HEADER_INCOMPLETE,
          Map.of("row", sheet.header().number(), "columns", RequestHeading.AREA.zh()));
    }
    Areas known = new Areas(order.area(), areas.subtree(order.area()), order.scope());
    return new SimpleIntake<>(
        sheet,
        RequestHeading.class,
        cells -> read(cells, known, order),
        PastRequest::originNumber,
        (requests, write) -> take(requests, write, order));
  }

  private @Nullable PastRequest read(Cells<RequestHeading> cells, Areas known, ImportOrder order) {
    String number = cells.needed(RequestHeading.NUMBER, MOST_NUMBER);
    String body = cells.needed(RequestHeading.BODY, MOST_BODY);
    Instant at = moment(cells);
    PhoneNumber phone = cells.value(RequestHeading.PHONE, PhoneNumber::read);
    Area area =
        cells.text(RequestHeading.AREA).isEmpty()
            ? known.root().orElse(null)
            : cells.area(RequestHeading.AREA, known.any(cells.text(RequestHeading.AREA)));
    if (area != null && area.level().compareTo(AreaLevel.COUNTY) < 0) {
      cells.issue(RequestHeading.AREA, new Finding.Missing("区划", "the area"));
    }
    if (area == null || at == null || !cells.issues().isEmpty()) {
      return null;
    }
    return new PastRequest(
        number,
        area.code().value(),
        Optional.empty(),
        Channel.IMPORT,
        kind(cells.text(RequestHeading.KIND)),
        Optional.ofNullable(cells.orNull(RequestHeading.CATEGORY, MOST_NAME)),
        cells.text(RequestHeading.TITLE, MOST_TITLE),
        body,
        Optional.ofNullable(cells.orNull(RequestHeading.REPORTER, MOST_NAME)),
        Optional.ofNullable(phone).map(PhoneNumber::value),
        at,
        at,
        order.name(),
        List.of());
  }

  /** Times in a file are those of the place. */
  private @Nullable Instant moment(Cells<RequestHeading> cells) {
    String cell = cells.needed(RequestHeading.TIME, MOST_NAME);
    if (cell.isEmpty()) {
      return null;
    }
    if (CellDates.moment(cell) instanceof CellDates.MomentReading.At(var at)) {
      Instant moment = at.atZone(jurisdiction.zone()).toInstant();
      if (!moment.isAfter(jurisdiction.now())) {
        return moment;
      }
      cells.issue(RequestHeading.TIME, new Finding.DateOutOfRange(at.toLocalDate()));
      return null;
    }
    cells.issue(RequestHeading.TIME, new Finding.DateImpossible(cell));
    return null;
  }

  private static RequestKind kind(String word) {
    if (word.contains("投诉")) {
      return RequestKind.COMPLAINT;
    }
    if (word.contains("举报")) {
      return RequestKind.REPORT;
    }
    if (word.contains("建议")) {
      return RequestKind.SUGGESTION;
    }
    return word.contains("咨询") ? RequestKind.CONSULTATION : RequestKind.HELP;
  }

  private List<SimpleIntake.Done> take(
      List<PastRequest> requests, boolean write, ImportOrder order) {
    Map<String, List<String>> numbers = new HashMap<>();
    requests.forEach(
        one ->
            numbers
                .computeIfAbsent(one.county(), county -> new ArrayList<>())
                .add(one.originNumber()));
    Set<String> known = new HashSet<>();
    numbers.forEach(
        (county, some) ->
            intake.known(county, ORIGIN, some).forEach(number -> known.add(county + number)));
    Set<String> refused =
        write ? Set.copyOf(intake.take(ORIGIN, requests, order.scope()).refused()) : Set.of();
    List<SimpleIntake.Done> done = new ArrayList<>(requests.size());
    for (PastRequest one : requests) {
      if (refused.contains(one.originNumber())) {
        done.add(
            SimpleIntake.Done.wrong(
                new Issue(
                    "",
                    "area-unknown",
                    "所在区划已撤销或不在您的范围内",
                    "the area is closed or out of your reach")));
      } else {
        done.add(
            SimpleIntake.Done.of(
                known.contains(one.county() + one.originNumber())
                    ? RowResult.Outcome.SAME
                    : RowResult.Outcome.ADDED));
      }
    }
    return done;
  }

  @Override
  public HeadedSheet<?> header(SheetFile file) {
    return HeadedSheet.open(file, RequestHeading.class);
  }

  @Override
  public List<Template.Column> columns(boolean chinese) {
    return Columns.of(
        RequestHeading.class,
        chinese,
        heading ->
            switch (heading) {
              case NUMBER ->
                  new Columns.Note(
                      "原系统中的编号；同一编号再次导入不会重复",
                      "its number there; the same again changes nothing",
                      "188006");
              case TITLE ->
                  new Columns.Note(
                      "一句话；不填取详情开头", "one line; the beginning of the text when left out", "路灯不亮");
              case BODY -> new Columns.Note("诉求原话", "what was said", "3号楼前的路灯坏了一周");
              case TIME -> new Columns.Note("何时提出，当地时间", "when, in local time", "2026-11-22 14:30");
              case REPORTER -> new Columns.Note("谁提出", "who", "张先生");
              case PHONE -> new Columns.Note("联系电话，加密保存", "phone; kept sealed", "13800000000");
              case AREA ->
                  new Columns.Note(
                      "发生在哪里，名称或代码；不填按本次导入的区划",
                      "where; the area of the import when left out",
                      "东兴社区");
              case KIND -> new Columns.Note("咨询、求助、投诉、举报、建议", "kind of request", "求助");
              case CATEGORY -> new Columns.Note("分类", "category", "城乡建设");
            });
  }
}
