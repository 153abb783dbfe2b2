package org.koumen.exchange.export;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Exports over HTTP; everybody sees one's own. */
@RestController
@RequestMapping("/api/exports")
class ExportEndpoint {
  private final ExportDesk desk;

  ExportEndpoint(ExportDesk desk) {
    this.desk = desk;
  }

  /** What files of one kind may hold. */
  record KindBody(ExportKind kind, List<ExportColumn> columns) {}

  /** What may be taken out, with its columns. */
  @Needs(Permission.EXPORT)
  @GetMapping("/kinds")
  List<KindBody> kinds() {
    return Arrays.stream(ExportKind.values())
        .map(kind -> new KindBody(kind, desk.columns(kind)))
        .toList();
  }

  /**
   * What to take out.
   *
   * @param filters those of the list on screen, by the names they have in its address
   * @param columns codes of columns; the usual ones when left out
   * @param unmasked with whole identity and telephone numbers; needs a reason
   */
  record ExportBody(
      @NotNull ExportKind kind,
      @NotNull ExportFormat format,
      @Nullable AreaCode area,
      @Nullable @Size(max = 30) Map<@Size(max = 40) String, @Size(max = 200) String> filters,
      @Nullable @Size(max = 60) List<@Size(max = 40) String> columns,
      @Nullable Boolean unmasked,
      @Nullable @Size(max = 200) String reason) {}

  /** Begins to write a file; its progress is that of its job. */
  @Needs(Permission.EXPORT)
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  ExportDesk.Started start(
      @Valid @RequestBody ExportBody body, Actor actor, Scope scope, Locale locale) {
    return desk.start(
        new ExportDesk.Asked(
            body.kind(),
            body.format(),
            body.area() == null ? AreaCode.NATION : body.area(),
            body.filters() == null ? Map.of() : body.filters(),
            body.columns() == null ? List.of() : body.columns(),
            Boolean.TRUE.equals(body.unmasked()),
            body.reason(),
            !Locale.ENGLISH.getLanguage().equals(locale.getLanguage())),
        actor,
        scope);
  }

  /** One's own exports, newest first. */
  @Needs(Permission.EXPORT)
  @GetMapping
  Rows<ExportRun> list(
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      Actor actor) {
    return desk.list(actor, after, limit);
  }

  /** One of one's own exports. */
  @Needs(Permission.EXPORT)
  @GetMapping("/{id}")
  ExportRun run(@PathVariable UUID id, Actor actor) {
    return desk.find(id, actor).orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /** The file, for whoever made it. */
  @Needs(Permission.EXPORT)
  @GetMapping("/{id}/file")
  ResponseEntity<StreamingResponseBody> file(@PathVariable UUID id, Actor actor) {
    ExportRun run = desk.fetch(id, actor);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(run.format().mediaType()))
        .contentLength(run.size())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(run.fileName(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(out -> desk.writeTo(id, out));
  }
}
