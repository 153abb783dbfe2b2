package org.koumen.chain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.AuditLog;
import org.koumen.access.Needs;
import org.koumen.access.Open;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.platform.CleanText;
import org.koumen.platform.Jurisdiction;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The chain over HTTP. */
@RestController
class ChainEndpoint {
  private static final int LONGEST_DAYS = 400;
  private static final int USUAL_DAYS = 31;

  private final ChainBook book;
  private final ChainExport export;
  private final ChainDesk desk;
  private final ChainReading reading;
  private final AuditLog audit;
  private final Jurisdiction jurisdiction;

  ChainEndpoint(
      ChainBook book,
      ChainExport export,
      ChainDesk desk,
      ChainReading reading,
      AuditLog audit,
      Jurisdiction jurisdiction) {
    this.book = book;
    this.export = export;
    this.desk = desk;
    this.reading = reading;
    this.audit = audit;
    this.jurisdiction = jurisdiction;
  }

  /** Sealed days of a county for everybody: numbers and hashes, to be kept and compared later. */
  @Open("what is published cannot be changed unseen; it names nobody")
  @GetMapping("/api/open/chain/{county}")
  Rows<ChainSeal> published(
      @PathVariable @Pattern(regexp = "[0-9]{6}") String county,
      @RequestParam(defaultValue = "2147483647") int after,
      @RequestParam(defaultValue = "30") @Min(1) @Max(100) int limit) {
    return book.seals(county, after, limit);
  }

  /** Sealed days of a county, the latest first. */
  @Needs(Permission.TRUTH_READ)
  @GetMapping("/api/chain/{county}/seals")
  Rows<ChainSeal> seals(
      @PathVariable String county,
      @RequestParam(defaultValue = "2147483647") int after,
      @RequestParam(defaultValue = "30") @Min(1) @Max(100) int limit,
      Scope scope) {
    reached(county, scope);
    return book.seals(county, after, limit);
  }

  /** Holds the records of some days against their seals. */
  @Needs(Permission.TRUTH_READ)
  @GetMapping("/api/chain/{county}/check")
  ChainBook.Report check(
      @PathVariable String county,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      Scope scope) {
    whole(county, scope);
    Days days = days(from, to);
    return book.check(county, days.from(), days.to());
  }

  /**
   * Sealed days as a file that the small program beside this one verifies; without the contents of
   * records, which speak of people. With contents it is written by {@code koumen chain}.
   */
  @Needs(Permission.TRUTH_READ)
  @GetMapping("/api/chain/{county}/export")
  ResponseEntity<StreamingResponseBody> export(
      @PathVariable String county,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      Scope scope) {
    whole(county, scope);
    Days days = days(from, to);
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_PLAIN)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("koumen-chain-%s-%s.txt".formatted(county, days.to()))
                .build()
                .toString())
        .body(
            out -> {
              var unused = export.write(county, days.from(), days.to(), false, out);
            });
  }

  /**
   * A record whose content is to go.
   *
   * @param kind of the record, such as {@code visit}
   * @param basis the ground in law, or the resident's wish
   */
  record ErasureBody(
      @NotNull @Size(max = 40) String kind,
      @NotNull UUID recordId,
      @NotBlank @Size(min = 4, max = 300) String basis) {}

  /** Erases what a record tells about people; that it was erased stays in the chain. */
  @Needs(Permission.TRUTH_DRAW)
  @PostMapping("/api/chain/{county}/erasures")
  @ResponseStatus(HttpStatus.CREATED)
  void erase(
      @PathVariable String county, @Valid @RequestBody ErasureBody body, Scope scope, Actor actor) {
    ChainSource source =
        scope.covers(county)
            ? reading.source(body.kind()).orElseThrow(ChainEndpoint::missing)
            : nowhere();
    switch (desk.erase(source, county, body.recordId(), CleanText.line(body.basis()), actor)) {
      case DONE ->
          audit.add(
              actor,
              "chain.erased",
              county,
              body.recordId().toString(),
              Map.of("kind", body.kind()));
      case NOT_FOUND -> throw missing();
      case NOTHING_TO_ERASE -> throw Refusal.badInput("kind");
    }
  }

  private static ChainSource nowhere() {
    throw missing();
  }

  private record Days(LocalDate from, LocalDate to) {}

  private Days days(@Nullable LocalDate from, @Nullable LocalDate to) {
    LocalDate last = to == null ? jurisdiction.today() : to;
    LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1L) : from;
    if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) > LONGEST_DAYS) {
      throw Refusal.badInput("from");
    }
    return new Days(first, last);
  }

  private static void reached(String county, Scope scope) {
    if (!scope.touches(county)) {
      throw missing();
    }
  }

  private static void whole(String county, Scope scope) {
    if (!scope.covers(county)) {
      throw missing();
    }
  }

  private static Refusal missing() {
    return new Refusal(Problem.NOT_FOUND);
  }
}
