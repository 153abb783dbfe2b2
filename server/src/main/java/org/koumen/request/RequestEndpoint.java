package org.koumen.request;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaLevel;
import org.koumen.area.Crs;
import org.koumen.platform.CleanText;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.koumen.registry.HouseholdDoor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Requests over HTTP, for those who take them in and list them. */
@RestController
@RequestMapping("/api/requests")
class RequestEndpoint {
  private final RequestDesk desk;
  private final RequestQueue queue;
  private final RequestFiles files;
  private final RequestMap map;
  private final HouseholdDoor households;
  private final Jurisdiction jurisdiction;

  RequestEndpoint(
      RequestDesk desk,
      RequestQueue queue,
      RequestFiles files,
      RequestMap map,
      HouseholdDoor households,
      Jurisdiction jurisdiction) {
    this.desk = desk;
    this.queue = queue;
    this.files = files;
    this.map = map;
    this.households = households;
    this.jurisdiction = jurisdiction;
  }

  /**
   * A request as it is brought.
   *
   * @param id made by the sender; sent twice it counts once
   * @param areaCode where it is about; not needed with a household
   * @param county of the household, when there is one
   * @param title one line; without it, the beginning of the body
   * @param happenedAt when it was said; without it, now
   * @param timeClass how fast, when the receiver says otherwise than the category
   * @param contactWish how the reporter wants to be reached; without it, by telephone
   * @param pin where it is on the map
   * @param place where it is in words
   * @param done what was done already, for a need that was met before anybody asked
   */
  record Brought(
      @Nullable UUID id,
      @Nullable AreaCode areaCode,
      @Nullable @Pattern(regexp = "[0-9]{6}") String county,
      @Nullable UUID householdId,
      @NotNull Channel channel,
      @NotNull RequestKind kind,
      @Nullable @Size(max = 60) String category,
      @Nullable @Size(max = 120) String title,
      @NotBlank @Size(max = 4000) String body,
      @Nullable @Size(max = 60) String reporterName,
      @Nullable @Pattern(regexp = "[0-9+() -]{5,20}") String reporterPhone,
      @Nullable Instant happenedAt,
      @Nullable TimeClass timeClass,
      @Nullable ContactWish contactWish,
      @Nullable @Valid Pin pin,
      @Nullable @Size(max = 200) String place,
      @Nullable @Size(max = 2000) String done) {}

  /**
   * What the reporter is given.
   *
   * @param number to follow it by
   * @param code six digits that go with the number; shown to nobody else
   */
  record Slip(String county, UUID id, String number, String code) {}

  /** Takes a request in. */
  @Needs(Permission.REQUEST_WRITE)
  @PostMapping
  ResponseEntity<Slip> receive(@Valid @RequestBody Brought brought, Actor actor, Scope scope) {
    NewRequest request = request(brought, scope);
    RequestDesk.Taken.In in = RequestAnswers.in(desk.receive(request, Doer.of(actor)));
    return ResponseEntity.status(in.again() ? HttpStatus.OK : HttpStatus.CREATED)
        .body(new Slip(in.county(), in.id(), in.number(), in.code()));
  }

  private NewRequest request(Brought brought, Scope scope) {
    Instant now = jurisdiction.now();
    Instant happened = brought.happenedAt() == null ? now : brought.happenedAt();
    if (happened.isAfter(now.plusSeconds(600))) {
      throw Refusal.badInput("happenedAt");
    }
    if (brought.channel() == Channel.IMPORT) {
      throw Refusal.badInput("channel");
    }
    String body = brought.body().strip();
    String title =
        brought.title() == null || brought.title().isBlank()
            ? NewRequest.titleOf(body)
            : brought.title();
    return new NewRequest(
        brought.id() == null ? Ids.next() : brought.id(),
        place(brought, scope),
        Optional.ofNullable(brought.householdId()),
        Optional.empty(),
        brought.channel(),
        brought.kind(),
        Optional.ofNullable(brought.category()),
        title,
        body,
        reporter(brought, brought.reporterName()),
        reporter(brought, brought.reporterPhone()),
        happened,
        Optional.ofNullable(brought.timeClass()),
        brought.contactWish() == null ? ContactWish.CALL : brought.contactWish(),
        Optional.ofNullable(brought.pin()),
        Optional.ofNullable(brought.place()),
        Optional.ofNullable(brought.done()));
  }

  /** Who wants to stay unknown is not written down, whatever the form sends. */
  private static Optional<String> reporter(Brought brought, @Nullable String value) {
    return brought.contactWish() == ContactWish.ANONYMOUS
        ? Optional.empty()
        : Optional.ofNullable(value);
  }

  private String place(Brought brought, Scope scope) {
    if (brought.householdId() != null) {
      if (brought.county() == null) {
        throw Refusal.badInput("county");
      }
      return households
          .find(brought.county(), brought.householdId(), scope)
          .orElseThrow(() -> new Refusal(Problem.NOT_FOUND))
          .areaCode();
    }
    AreaCode area = brought.areaCode();
    if (area == null || area.value().length() < 6) {
      throw Refusal.badInput("areaCode");
    }
    if (!scope.covers(area.value())) {
      throw new Refusal(Problem.NOT_FOUND);
    }
    return area.value();
  }

  /**
   * Requests of a queue: open ones by the time left, others and those that a search finds by the
   * time of receipt.
   *
   * @param area without it, everything within reach
   * @param state name of a queue: all, unfinished, received, dispatched, open, overdue, soon,
   *     waiting, hold, asked, unhappy, supervised, settled, rated, closed, refused, withdrawn,
   *     merged
   * @param q a number, the end of one, or words
   * @param level whose desks
   * @param cause the root of a common cause
   * @param mine those that I took in myself
   */
  @Needs({Permission.REQUEST_READ, Permission.REQUEST_HANDLE, Permission.REQUEST_SUPERVISE})
  @GetMapping
  Rows<RequestRow> list(
      @RequestParam(required = false) @Nullable AreaCode area,
      @RequestParam(defaultValue = "all") String state,
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(required = false) @Nullable UUID household,
      @RequestParam(required = false) @Nullable @Size(max = 60) String q,
      @RequestParam(required = false) @Nullable Set<AreaLevel> level,
      @RequestParam(required = false) @Nullable UUID cause,
      @RequestParam(defaultValue = "false") boolean mine,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      Actor actor) {
    RequestQueue.Filter filter = filter(area, state, unit, household, q, level, cause, mine, actor);
    return queue.page(filter, Optional.ofNullable(after), limit, readable(actor));
  }

  /**
   * The same list on a map; of too many, how many lie in each area.
   *
   * @param crs the coordinate system of the map beneath
   */
  @Needs({Permission.REQUEST_READ, Permission.REQUEST_HANDLE, Permission.REQUEST_SUPERVISE})
  @GetMapping("/map")
  RequestMap.Sheet map(
      @RequestParam(required = false) @Nullable AreaCode area,
      @RequestParam(defaultValue = "all") String state,
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(required = false) @Nullable UUID household,
      @RequestParam(required = false) @Nullable @Size(max = 60) String q,
      @RequestParam(required = false) @Nullable Set<AreaLevel> level,
      @RequestParam(required = false) @Nullable UUID cause,
      @RequestParam(defaultValue = "false") boolean mine,
      @RequestParam(defaultValue = "WGS84") Crs crs,
      Actor actor) {
    return map.sheet(
        filter(area, state, unit, household, q, level, cause, mine, actor), readable(actor), crs);
  }

  private static RequestQueue.Filter filter(
      @Nullable AreaCode area,
      String state,
      @Nullable UUID unit,
      @Nullable UUID household,
      @Nullable String q,
      @Nullable Set<AreaLevel> level,
      @Nullable UUID cause,
      boolean mine,
      Actor actor) {
    return new RequestQueue.Filter(
        area == null ? "" : area.value(),
        queueNamed(state),
        Optional.ofNullable(unit),
        Optional.ofNullable(household),
        Optional.ofNullable(q),
        level == null ? Set.of() : Set.copyOf(level),
        Optional.ofNullable(cause),
        mine ? Optional.of(actor.accountId()) : Optional.empty());
  }

  /** How many of what is open lie in each queue, and how many of them the reader took in. */
  @Needs({Permission.REQUEST_READ, Permission.REQUEST_HANDLE, Permission.REQUEST_SUPERVISE})
  @GetMapping("/counts")
  Map<String, Long> counts(@RequestParam(required = false) @Nullable AreaCode area, Actor actor) {
    Map<String, Long> counts = new TreeMap<>();
    String within = area == null ? "" : area.value();
    queue
        .counts(within, readable(actor))
        .forEach((pile, count) -> counts.put(pile.name().toLowerCase(Locale.ROOT), count));
    RequestQueue.Filter mine =
        new RequestQueue.Filter(
            within,
            RequestQueue.Queue.UNFINISHED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.of(actor.accountId()));
    queue.countAll(mine, readable(actor)).ifPresent(count -> counts.put("mine", count));
    return counts;
  }

  /** One request with its timeline. */
  @Needs({Permission.REQUEST_READ, Permission.REQUEST_HANDLE, Permission.REQUEST_SUPERVISE})
  @GetMapping("/{county}/{id}")
  RequestFile open(@PathVariable String county, @PathVariable UUID id, Actor actor) {
    return files.open(county, id, actor).orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /**
   * Why somebody needs the reporter's telephone, or a new code for the reporter.
   *
   * @param reason kept in the log of looks
   */
  record Why(@NotBlank @Size(min = 2, max = 200) String reason) {}

  /** The reporter's name and telephone uncovered, for those who handle the request. */
  @Needs({Permission.REQUEST_DISPATCH, Permission.REQUEST_WRITE, Permission.REQUEST_HANDLE})
  @PostMapping("/{county}/{id}/reveal")
  RequestFiles.Reporter reveal(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody Why why,
      Actor actor) {
    RequestScope scope =
        RequestScope.of(
            actor,
            Permission.REQUEST_DISPATCH,
            Permission.REQUEST_WRITE,
            Permission.REQUEST_HANDLE);
    return files
        .reveal(county, id, CleanText.line(why.reason()), scope, actor)
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /** Another follow-up code for a reporter who lost the slip; the old one no longer opens. */
  @Needs({Permission.REQUEST_DISPATCH, Permission.REQUEST_WRITE})
  @PostMapping("/{county}/{id}/follow-code")
  RequestDesk.Slip replaceCode(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody Why why,
      Actor actor) {
    return files
        .replaceCode(
            county,
            id,
            CleanText.line(why.reason()),
            RequestScope.of(actor, Permission.REQUEST_DISPATCH, Permission.REQUEST_WRITE),
            actor)
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  private static RequestScope readable(Actor actor) {
    return RequestScope.of(actor, RequestScope.READ);
  }

  private static RequestQueue.Queue queueNamed(String state) {
    try {
      return RequestQueue.Queue.valueOf(state.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw Refusal.badInput("state");
    }
  }
}
