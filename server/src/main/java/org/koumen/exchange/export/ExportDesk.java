package org.koumen.exchange.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.AuditLog;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.area.Area;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.exchange.FileStore;
import org.koumen.platform.Ids;
import org.koumen.platform.Jobs;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.koumen.platform.ProblemBody;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes data out into files: for whom, what, why; and hands the files to their owners alone. */
@Service
public class ExportDesk {
  private static final int LEAST_REASON = 4;
  private static final int MOST_REASON = 200;

  private final Map<ExportKind, ExportSource> sources;
  private final ExportTable table;
  private final ExportRunner runner;
  private final FileStore files;
  private final AreaDesk areas;
  private final Jobs jobs;
  private final AuditLog audit;
  private final Jurisdiction jurisdiction;
  private final TransactionTemplate transaction;

  ExportDesk(
      List<ExportSource> sources,
      ExportTable table,
      ExportRunner runner,
      FileStore files,
      AreaDesk areas,
      Jobs jobs,
      AuditLog audit,
      Jurisdiction jurisdiction,
      TransactionTemplate transaction) {
    this.sources =
        sources.stream().collect(Collectors.toMap(ExportSource::kind, Function.identity()));
    this.table = table;
    this.runner = runner;
    this.files = files;
    this.areas = areas;
    this.jobs = jobs;
    this.audit = audit;
    this.jurisdiction = jurisdiction;
    this.transaction = transaction;
  }

  /**
   * What somebody asks for.
   *
   * @param area the area on screen; what of it lies beyond the person's own is left out
   * @param columns codes; empty for the usual ones
   * @param reason why; needed when unmasked
   */
  public record Asked(
      ExportKind kind,
      ExportFormat format,
      AreaCode area,
      Map<String, String> filters,
      List<String> columns,
      boolean unmasked,
      @Nullable String reason,
      boolean chinese) {}

  /** Where a run can be followed. */
  public record Started(UUID runId, UUID jobId) {}

  /** The columns that files of a kind may have. */
  public List<ExportColumn> columns(ExportKind kind) {
    return source(kind).columns();
  }

  /**
   * Begins an export.
   *
   * @param scope where the person may export
   * @throws Refusal when the person may not, or when something asked for does not exist
   */
  public Started start(Asked asked, Actor actor, Scope scope) {
    ExportSource source = source(asked.kind());
    ExportOrder order = order(asked, actor, scope, source);
    source.read(order);
    UUID run = Ids.next();
    UUID job = Ids.next();
    ExportOrder recorded = order.with(source.recorded(order.filters()));
    String fileName = fileName(order);
    transaction.executeWithoutResult(
        status -> {
          table.add(run, job, recorded, fileName, jurisdiction.now());
          audit.add(
              actor,
              "export.started",
              order.area().value(),
              run.toString(),
              Map.of(
                  "kind",
                  order.kind().code(),
                  "columns",
                  order.columns(),
                  "filters",
                  recorded.filters(),
                  "unmasked",
                  order.unmasked(),
                  "reason",
                  order.reason() == null ? "" : order.reason()));
        });
    jobs.start(
        job,
        "export-" + order.kind().code(),
        "导出" + order.kind().zh() + "：" + fileName,
        order.area().value(),
        actor.accountId(),
        progress -> run(run, order, source, progress));
    return new Started(run, job);
  }

  private Object run(UUID run, ExportOrder order, ExportSource source, Jobs.Progress progress) {
    try {
      return runner.run(run, order, source, progress);
    } catch (Refusal refusal) {
      fail(run, refusal.problem(), refusal.values());
      throw refusal;
    } catch (RuntimeException problem) {
      fail(run, Problem.INTERNAL, Map.of("reference", run.toString()));
      throw problem;
    }
  }

  private void fail(UUID run, Problem problem, Map<String, Object> values) {
    table.failed(
        run,
        Map.of(
            "zh", ProblemBody.of(problem, values, Locale.CHINA),
            "en", ProblemBody.of(problem, values, Locale.ENGLISH)),
        jurisdiction.now());
  }

  private ExportOrder order(Asked asked, Actor actor, Scope scope, ExportSource source) {
    String area = asked.area().value();
    Scope readable = actor.scope(asked.kind().readers());
    Scope own = scope.and(readable).within(area);
    if (scope.within(area).isNowhere()) {
      throw new Refusal(Problem.NOT_FOUND);
    }
    if (own.isNowhere()) {
      throw new Refusal(Problem.NO_PERMISSION);
    }
    String reason =
        asked.reason() == null || asked.reason().isBlank() ? null : asked.reason().strip();
    if (reason != null && reason.length() > MOST_REASON) {
      throw Refusal.badInput("reason");
    }
    if (asked.unmasked()) {
      if (!actor.may(Permission.HOUSEHOLD_REVEAL, area)) {
        throw new Refusal(Problem.NO_PERMISSION);
      }
      if (reason == null || reason.length() < LEAST_REASON) {
        throw new Refusal(Problem.REVEAL_REASON);
      }
    }
    List<String> known = source.columns().stream().map(ExportColumn::code).toList();
    asked.columns().stream()
        .filter(column -> !known.contains(column))
        .findFirst()
        .ifPresent(
            column -> {
              throw Refusal.badInput("columns: " + column);
            });
    asked.filters().keySet().stream()
        .filter(filter -> !source.filters().contains(filter))
        .findFirst()
        .ifPresent(
            filter -> {
              throw Refusal.badInput("filters: " + filter);
            });
    List<String> columns =
        source.columns().stream()
            .filter(
                column ->
                    asked.columns().isEmpty()
                        ? column.usual()
                        : asked.columns().contains(column.code()))
            .map(ExportColumn::code)
            .toList();
    return new ExportOrder(
        asked.kind(),
        asked.format(),
        asked.area(),
        own,
        Map.copyOf(asked.filters()),
        columns,
        asked.unmasked(),
        reason,
        actor,
        asked.chinese());
  }

  private String fileName(ExportOrder order) {
    LocalDate today = jurisdiction.today();
    String place = areas.find(order.area()).map(Area::name).orElse(order.chinese() ? "全部" : "all");
    String what = order.chinese() ? order.kind().zh() : order.kind().en();
    return (what + "-" + place + "-" + today).replaceAll("[\\\\/:*?\"<>|\\s]", "_")
        + "."
        + order.format().code();
  }

  private ExportSource source(ExportKind kind) {
    ExportSource source = sources.get(kind);
    if (source == null) {
      throw new Refusal(Problem.IMPORT_KIND_UNKNOWN, Map.of("kind", kind.zh()));
    }
    return source;
  }

  /** A run of one's own. */
  public Optional<ExportRun> find(UUID id, Actor owner) {
    return table.find(id, owner.accountId());
  }

  /** Runs of one's own, newest first. */
  public Rows<ExportRun> list(Actor owner, @Nullable UUID after, int limit) {
    return Rows.page(
        table.of(owner.accountId(), after, limit + 1), limit, run -> run.id().toString());
  }

  /**
   * A file that its owner fetches; that is written down.
   *
   * @throws Refusal when it is not there yet, or no longer
   */
  public ExportRun fetch(UUID id, Actor owner) {
    ExportRun run = find(id, owner).orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
    if (!run.state().equals("done")) {
      throw new Refusal(Problem.EXPORT_NOT_READY);
    }
    if (!run.fileKept()) {
      throw new Refusal(Problem.EXPORT_GONE);
    }
    audit.add(owner, "export.fetched", run.area(), id.toString(), Map.of("file", run.fileName()));
    return run;
  }

  /** Writes a file out that {@link #fetch} has allowed. */
  void writeTo(UUID id, OutputStream out) throws IOException {
    files.writeTo(FileStore.Shelf.EXPORT, id, out);
  }
}
