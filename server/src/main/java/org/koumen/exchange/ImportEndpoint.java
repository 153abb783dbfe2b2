package org.koumen.exchange;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Imports over HTTP. */
@RestController
@RequestMapping("/api")
class ImportEndpoint {
  static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private static final int LONGEST_NAME = 120;

  private final ImportDesk desk;

  ImportEndpoint(ImportDesk desk) {
    this.desk = desk;
  }

  /** An empty workbook to fill in. */
  @Needs(Permission.IMPORT)
  @GetMapping("/templates/{kind}.xlsx")
  ResponseEntity<StreamingResponseBody> template(@PathVariable String kind, Locale locale) {
    ImportKind wanted = ImportKind.of(kind);
    boolean chinese = isChinese(locale);
    String name = chinese ? wanted.zh() + "模板.xlsx" : wanted.en() + "-template.xlsx";
    return workbook(name, out -> desk.writeTemplate(wanted, chinese, out));
  }

  /**
   * Takes a file in.
   *
   * @param area the file is for; nothing outside is written
   */
  @Needs(Permission.IMPORT)
  @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  ImportDesk.Started start(
      @RequestParam String kind,
      @RequestParam(defaultValue = "") AreaCode area,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestParam(defaultValue = "false") boolean allOrNothing,
      @RequestPart MultipartFile file,
      Actor actor,
      Scope scope)
      throws IOException {
    if (!scope.covers(area.value())) {
      throw new Refusal(Problem.NOT_FOUND);
    }
    if (!actor.may(ImportKind.of(kind).permission(), area.value())) {
      throw new Refusal(Problem.NO_PERMISSION);
    }
    ImportOrder order =
        new ImportOrder(
            ImportKind.of(kind),
            name(file),
            area,
            scope,
            dryRun,
            allOrNothing,
            Optional.of(actor.accountId()),
            actor.name());
    try (InputStream in = file.getInputStream()) {
      return desk.start(order, in);
    }
  }

  private static String name(MultipartFile file) {
    String given = Optional.ofNullable(file.getOriginalFilename()).orElse("");
    String bare = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String plain = bare.isBlank() ? "file" : bare;
    return plain.length() > LONGEST_NAME ? plain.substring(plain.length() - LONGEST_NAME) : plain;
  }

  /** Runs for areas of one's own, newest first. */
  @Needs(Permission.IMPORT)
  @GetMapping("/imports")
  Rows<ImportRun> list(
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      Scope scope) {
    return desk.list(scope, after, limit);
  }

  /** A run as it stands. */
  @Needs(Permission.IMPORT)
  @GetMapping("/imports/{id}")
  ImportRun run(@PathVariable UUID id, Scope scope) {
    return desk.find(id, scope).orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /** What is wrong in its file, by kind, the most frequent first; at most twenty kinds. */
  @Needs(Permission.IMPORT)
  @GetMapping("/imports/{id}/problems")
  List<ImportProblem> problems(@PathVariable UUID id, Scope scope) {
    return desk.problems(id, scope).orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /** Goes on with a run that broke off. */
  @Needs(Permission.IMPORT)
  @PostMapping("/imports/{id}/resumption")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ImportDesk.Started resume(@PathVariable UUID id, Actor actor, Scope scope) {
    return desk.resume(id, scope, actor.accountId(), actor.name())
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /** The file as it came plus a column that says what is wrong in each row. */
  @Needs(Permission.IMPORT)
  @GetMapping("/imports/{id}/errors.xlsx")
  ResponseEntity<StreamingResponseBody> errors(@PathVariable UUID id, Scope scope, Locale locale) {
    ImportRun run = run(id, scope);
    if (!run.fileKept()) {
      throw new Refusal(Problem.FILE_GONE);
    }
    boolean chinese = isChinese(locale);
    String bare = run.fileName().replaceFirst("\\.[^.]{1,5}$", "");
    return workbook(
        bare + (chinese ? ".错误.xlsx" : ".errors.xlsx"),
        out -> desk.writeErrors(id, scope, chinese, out));
  }

  static ResponseEntity<StreamingResponseBody> workbook(String name, StreamingResponseBody body) {
    return ResponseEntity.ok()
        .contentType(XLSX)
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(body);
  }

  static String attachment(String name) {
    return ContentDisposition.attachment()
        .filename(name, StandardCharsets.UTF_8)
        .build()
        .toString();
  }

  private static boolean isChinese(Locale locale) {
    return !Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
  }
}
