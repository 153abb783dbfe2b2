package org.koumen.request;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Open;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.AreaLevel;
import org.koumen.area.AreaViews;
import org.koumen.platform.CleanText;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What everybody may read: names of places and kinds of matter; nobody's data. */
@RestController
@RequestMapping("/api/open")
class OpenEndpoint {
  private static final int MOST = 20;
  private static final Set<AreaLevel> CHOSEN_BY_NAME =
      EnumSet.of(AreaLevel.TOWNSHIP, AreaLevel.VILLAGE);

  private final AreaDesk areas;
  private final Categories categories;
  private final ReportDesk reports;
  private final PublicationDesk published;
  private final ReportGate gate;
  // What many type while they search; a place named anew is found ten minutes later.
  private final LoadingCache<String, List<Place>> found;

  OpenEndpoint(
      AreaDesk areas,
      Categories categories,
      ReportDesk reports,
      PublicationDesk published,
      ReportGate gate) {
    this.areas = areas;
    this.categories = categories;
    this.reports = reports;
    this.published = published;
    this.gate = gate;
    this.found =
        Caffeine.newBuilder()
            .maximumSize(5_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build(this::search);
  }

  /**
   * A place that a report may be about.
   *
   * @param path the names above it, from the province down
   */
  record Place(String code, String name, AreaLevel level, List<String> path) {}

  /** Streets and communities by name, at most twenty. */
  @Open("names of places as the national register publishes them; look-ups are limited")
  @GetMapping("/areas")
  Rows<Place> areas(@RequestParam @Size(max = 40) String q, HttpServletRequest http) {
    gate.search(http.getRemoteAddr());
    String text = CleanText.line(q);
    return Rows.all(text.length() < 2 ? List.of() : found.get(text));
  }

  /**
   * One place by its code, as a link on a door names it.
   *
   * @param served whether somebody takes requests in there
   */
  record Named(String code, String name, AreaLevel level, List<String> path, boolean served) {}

  /** The name of a place whose code somebody holds. */
  @Open("the name of a place, nobody's data; look-ups are limited")
  @GetMapping("/areas/{code}")
  Named area(@PathVariable String code, HttpServletRequest http) {
    gate.search(http.getRemoteAddr());
    AreaCode area =
        AreaCode.parse(code)
            .filter(one -> one.value().length() >= 9)
            .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
    AreaViews.Node node =
        areas
            .view(area, Scope.wholeSystemWithoutAPerson())
            .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
    return new Named(
        area.value(),
        node.name(),
        node.level(),
        above(node.path()),
        reports.isServed(area.value()));
  }

  /**
   * A kind of matter that may be chosen.
   *
   * @param timeClass how fast it is handled
   */
  record Category(String name, String nameEn, TimeClass timeClass) {}

  /** The kinds of matter that a report may name, in their order. */
  @Open("a list of words that the place decided on")
  @GetMapping("/categories")
  Rows<Category> categories() {
    return Rows.all(
        categories.all().stream()
            .filter(Categories.Category::open)
            .map(one -> new Category(one.name(), one.nameEn(), one.timeClass()))
            .toList());
  }

  /**
   * Settled cases that somebody published.
   *
   * @param areaName of the community
   */
  record Case(
      UUID id,
      String areaName,
      String title,
      String body,
      String result,
      @Nullable String category,
      Instant settledAt) {}

  /**
   * Settled cases of a community or a street, the latest first.
   *
   * @param after {@code next} of the page before
   */
  @Open("words that a person checked for privacy and published; look-ups are limited")
  @GetMapping("/cases")
  Rows<Case> cases(
      @RequestParam AreaCode area,
      @RequestParam(required = false) @Nullable @Size(max = 80) String after,
      HttpServletRequest http) {
    if (area.value().length() < 9) {
      throw Refusal.badInput("area");
    }
    gate.search(http.getRemoteAddr());
    AreaCode around = area.at(AreaLevel.VILLAGE).orElse(area);
    List<PublicationDesk.OpenCase> cases =
        published.of(
            around.value(),
            Scope.after(around.value()),
            PublicationDesk.Before.parse(after),
            MOST + 1);
    Map<AreaCode, String> names =
        areas.names(cases.stream().map(one -> AreaCode.of(one.areaCode())).distinct().toList());
    Rows<PublicationDesk.OpenCase> page =
        Rows.page(cases, MOST, one -> PublicationDesk.Before.of(one).text());
    return new Rows<>(
        page.rows().stream()
            .map(
                one ->
                    new Case(
                        one.id(),
                        names.getOrDefault(AreaCode.of(one.areaCode()), ""),
                        one.title(),
                        one.body(),
                        one.result(),
                        one.category(),
                        one.settledAt()))
            .toList(),
        page.next(),
        null);
  }

  private List<Place> search(String text) {
    return areas.search(text, Scope.wholeSystemWithoutAPerson()).stream()
        .filter(one -> CHOSEN_BY_NAME.contains(one.level()))
        .limit(MOST)
        .map(one -> new Place(one.code().value(), one.name(), one.level(), above(one.path())))
        .toList();
  }

  private static List<String> above(List<AreaViews.Step> path) {
    return path.stream().limit(Math.max(0, path.size() - 1)).map(AreaViews.Step::name).toList();
  }
}
