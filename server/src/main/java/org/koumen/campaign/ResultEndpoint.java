package org.koumen.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.platform.CleanText;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What was answered in campaigns, and visits of villages, over HTTP. */
@RestController
@RequestMapping("/api/campaigns/{id}")
class ResultEndpoint {
  private final ResultDesk desk;
  private final VillageDesk villages;

  ResultEndpoint(ResultDesk desk, VillageDesk villages) {
    this.desk = desk;
    this.villages = villages;
  }

  /** Answers counted, in the order of the form. */
  @Needs(Permission.CAMPAIGN_READ)
  @GetMapping("/results")
  Rows<ResultDesk.Result> results(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable AreaCode area, Scope scope) {
    return Rows.all(desk.results(id, area, scope).orElseThrow(ResultEndpoint::missing));
  }

  /**
   * Who answered a question, or answered it so, the latest first.
   *
   * @param value code of an option
   */
  @Needs(Permission.CAMPAIGN_READ)
  @GetMapping("/answers")
  Rows<ResultDesk.AnswerRow> answers(
      @PathVariable UUID id,
      @RequestParam @Size(max = 60) String question,
      @RequestParam(required = false) @Size(max = 60) @Nullable String value,
      @RequestParam(required = false) @Nullable AreaCode area,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      Scope scope,
      Actor actor) {
    return desk.rows(
            id,
            area,
            new ResultDesk.Which(question, Optional.ofNullable(value), Optional.ofNullable(after)),
            scope,
            actor,
            limit)
        .orElseThrow(ResultEndpoint::missing);
  }

  /**
   * A village that was called on.
   *
   * @param id made where it is written; the same again changes nothing
   * @param talkedWith with whom, as they are called there
   */
  record VillageVisit(
      @NotNull UUID id,
      @NotNull AreaCode areaCode,
      @NotNull LocalDate visitedOn,
      @NotBlank @Size(max = 120) String talkedWith,
      @NotNull @Size(max = 100) Map<@Size(max = 60) String, JsonNode> answers) {}

  /** Writes down that a village was called on. */
  @Needs(Permission.VISIT_WRITE)
  @PostMapping("/village-visits")
  @ResponseStatus(HttpStatus.CREATED)
  VisitedHousehold.Taken visited(
      @PathVariable UUID id, @Valid @RequestBody VillageVisit visit, Scope scope, Actor actor) {
    return villages
        .record(
            id,
            new VillageDesk.Visit(
                visit.id(),
                visit.areaCode(),
                visit.visitedOn(),
                CleanText.line(visit.talkedWith()),
                visit.answers()),
            scope,
            actor)
        .orRefuse();
  }

  private static Refusal missing() {
    return new Refusal(Problem.NOT_FOUND);
  }
}
