package org.koumen.truth;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.platform.CleanText;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.koumen.platform.Settings;
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

/** Samples over HTTP. */
@RestController
@RequestMapping("/api/truth")
class TruthEndpoint {
  private static final int LONGEST_DAYS = 400;
  private static final int USUAL_DAYS = 30;
  private static final int COUNTY_DIGITS = 6;

  private final SampleDesk samples;
  private final CallDesk calls;
  private final FiguresDesk figures;
  private final Settings settings;
  private final Jurisdiction jurisdiction;

  TruthEndpoint(
      SampleDesk samples,
      CallDesk calls,
      FiguresDesk figures,
      Settings settings,
      Jurisdiction jurisdiction) {
    this.samples = samples;
    this.calls = calls;
    this.figures = figures;
    this.settings = settings;
    this.jurisdiction = jurisdiction;
  }

  /**
   * What visits claim beside what of it counts.
   *
   * @param area within one county
   * @param from first day; without it, the last 30 days
   */
  @Needs(Permission.TRUTH_READ)
  @GetMapping("/figures")
  FiguresDesk.Figures figures(
      @RequestParam AreaCode area,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      Scope scope) {
    LocalDate last = to == null ? jurisdiction.today() : to;
    LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1L) : from;
    days(first, last);
    return figures
        .figures(inCounty(area), first, last, scope)
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /** How many have to be asked for a precision. */
  @Needs(Permission.TRUTH_DRAW)
  @GetMapping("/sample-size")
  SampleDesk.Size size(
      @RequestParam AreaCode area,
      @RequestParam(defaultValue = "visits") String kind,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(defaultValue = "50") @Min(5) @Max(200) int margin,
      @RequestParam(defaultValue = "95") int confidence,
      Scope scope) {
    LocalDate last = to == null ? jurisdiction.today() : to;
    LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1L) : from;
    return samples
        .size(wanted(area, kind(kind), first, last, margin, confidence), scope)
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /**
   * A sample that somebody wants.
   *
   * @param kind visits, households or reached
   * @param margin half the width of the interval, in tenths of a percent
   * @param confidence in percent: 90, 95 or 99
   * @param tries before the next one comes in their place; three when nothing is said
   */
  record SampleBody(
      @NotNull AreaCode area,
      @NotNull Sample.Kind kind,
      @NotBlank @Size(max = 60) String title,
      @NotNull LocalDate firstDay,
      @NotNull LocalDate lastDay,
      @Min(5) @Max(200) int margin,
      int confidence,
      @Nullable @Min(1) @Max(5) Integer tries,
      @Nullable @Size(max = 8) List<@NotBlank @Size(max = 100) String> questions) {}

  /** Commits to a sample; the county's next seal draws it. */
  @Needs(Permission.TRUTH_DRAW)
  @PostMapping("/samples")
  @ResponseStatus(HttpStatus.CREATED)
  Sample commit(@Valid @RequestBody SampleBody body, Scope scope, Actor actor) {
    if (!scope.covers(body.area().value())) {
      throw missing();
    }
    List<String> questions =
        body.kind() == Sample.Kind.VISITS
            ? List.of()
            : body.questions() == null || body.questions().isEmpty()
                ? settings.get(TruthSettings.QUESTIONS).lines()
                : body.questions().stream().map(CleanText::line).toList();
    SampleDesk.Made made =
        samples.commit(
            wanted(
                body.area(),
                body.kind(),
                body.firstDay(),
                body.lastDay(),
                body.margin(),
                body.confidence()),
            CleanText.line(body.title()),
            body.tries() == null ? 3 : body.tries(),
            questions,
            scope,
            actor);
    return switch (made) {
      case SampleDesk.Made.Committed(Sample sample) -> sample;
      case SampleDesk.Made.NotFound no -> throw missing();
      case SampleDesk.Made.Nobody no -> throw new Refusal(Problem.SAMPLE_EMPTY);
    };
  }

  /** Samples of an area, the latest first. */
  @Needs(Permission.TRUTH_READ)
  @GetMapping("/samples")
  Rows<Sample> list(@RequestParam(required = false) @Nullable AreaCode area, Scope scope) {
    return Rows.all(samples.list(area == null ? "" : area.value(), scope));
  }

  /** A sample with what it says so far. */
  record SampleFile(Sample sample, Result result) {}

  @Needs(Permission.TRUTH_READ)
  @GetMapping("/samples/{county}/{id}")
  SampleFile find(@PathVariable String county, @PathVariable UUID id, Scope scope) {
    Sample sample = sample(county, id, scope);
    return new SampleFile(sample, calls.result(sample));
  }

  /** Those who were drawn, in the order of the draw. */
  @Needs(Permission.TRUTH_CALL)
  @GetMapping("/samples/{county}/{id}/calls")
  Rows<CallDesk.CallRow> calls(
      @PathVariable String county, @PathVariable UUID id, Scope scope, Actor actor) {
    return Rows.all(calls.calls(sample(county, id, scope), scope, actor));
  }

  /**
   * What somebody learned from a household.
   *
   * @param id made by the page; sent twice it counts once
   * @param answers of a survey, one for each question; null where it was left out
   */
  record TryBody(
      @NotNull UUID id,
      @NotNull Answer outcome,
      @NotNull Way way,
      @Nullable @Size(max = 500) String words,
      @Nullable @Size(max = 8) List<@Nullable Boolean> answers) {}

  /** Writes down what somebody learned from a household that was drawn. */
  @Needs(Permission.TRUTH_CALL)
  @PostMapping("/samples/{county}/{id}/calls/{draw}/tries")
  @ResponseStatus(HttpStatus.CREATED)
  void tell(
      @PathVariable String county,
      @PathVariable UUID id,
      @PathVariable UUID draw,
      @Valid @RequestBody TryBody body,
      Scope scope,
      Actor actor) {
    CallDesk.Said said =
        new CallDesk.Said(
            body.id(),
            body.outcome(),
            body.way(),
            body.words() == null ? null : CleanText.of(body.words()),
            body.answers() == null ? List.of() : body.answers());
    switch (calls.tell(county, id, draw, said, scope, actor)) {
      case DONE -> {}
      case NOT_FOUND -> throw missing();
      case OWN_VISIT -> throw new Refusal(Problem.SAMPLE_OWN_VISIT);
      case NOT_OPEN -> throw new Refusal(Problem.SAMPLE_NOT_OPEN);
      case SAME_DAY -> throw new Refusal(Problem.SAMPLE_SAME_DAY);
      case UNFIT -> throw Refusal.badInput("outcome");
    }
  }

  /** Ends a sample. */
  @Needs(Permission.TRUTH_DRAW)
  @PostMapping("/samples/{county}/{id}/closing")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void close(@PathVariable String county, @PathVariable UUID id, Scope scope, Actor actor) {
    if (!samples.close(county, id, scope, actor)) {
      throw missing();
    }
  }

  /** What proves who was drawn, for the small program beside this one. */
  @Needs(Permission.TRUTH_READ)
  @GetMapping("/samples/{county}/{id}/proof")
  ResponseEntity<String> proof(@PathVariable String county, @PathVariable UUID id, Scope scope) {
    String text =
        samples
            .proof(sample(county, id, scope))
            .orElseThrow(() -> new Refusal(Problem.SAMPLE_NOT_OPEN));
    return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(text);
  }

  private Sample sample(String county, UUID id, Scope scope) {
    return samples.find(county, id, scope).orElseThrow(TruthEndpoint::missing);
  }

  private static Sample.Kind kind(String code) {
    return Arrays.stream(Sample.Kind.values())
        .filter(kind -> kind.code().equals(code))
        .findFirst()
        .orElseThrow(() -> Refusal.badInput("kind"));
  }

  private static SampleDesk.Wanted wanted(
      AreaCode area, Sample.Kind kind, LocalDate from, LocalDate to, int margin, int confidence) {
    days(from, to);
    if (!List.of(90, 95, 99).contains(confidence)) {
      throw Refusal.badInput("confidence");
    }
    return new SampleDesk.Wanted(inCounty(area), kind, from, to, margin, confidence);
  }

  private static void days(LocalDate from, LocalDate to) {
    if (from.isAfter(to) || ChronoUnit.DAYS.between(from, to) > LONGEST_DAYS) {
      throw Refusal.badInput("from");
    }
  }

  private static AreaCode inCounty(AreaCode area) {
    if (area.value().length() < COUNTY_DIGITS) {
      throw new Refusal(Problem.SAMPLE_AREA, Map.of());
    }
    return area;
  }

  private static Refusal missing() {
    return new Refusal(Problem.NOT_FOUND);
  }
}
