package org.koumen.planning;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaLevel;
import org.koumen.platform.CleanText;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a village asks of its visitors, over HTTP. */
@RestController
@RequestMapping("/api/areas/{code}/visitor-skills")
class NeedEndpoint {
  private final AssignmentDesk desk;

  NeedEndpoint(AssignmentDesk desk) {
    this.desk = desk;
  }

  /** Skills in the words of the workforce, such as 调解. */
  record SkillsBody(@NotNull @Size(max = 20) List<@NotBlank @Size(max = 30) String> skills) {}

  @Needs(Permission.PLAN_READ)
  @GetMapping
  SkillsBody find(@PathVariable AreaCode code, Scope scope) {
    return new SkillsBody(desk.needs(village(code, scope.touches(code.value()))));
  }

  /** Sets what a village or community asks for; plans to come heed it. */
  @Needs(Permission.PLAN_WRITE)
  @PutMapping
  SkillsBody put(
      @PathVariable AreaCode code, @Valid @RequestBody SkillsBody body, Scope scope, Actor actor) {
    AreaCode village =
        village(
            code,
            code.at(AreaLevel.VILLAGE).map(AreaCode::value).filter(scope::covers).isPresent());
    desk.needs(village, body.skills().stream().map(CleanText::line).distinct().toList(), actor);
    return new SkillsBody(desk.needs(village));
  }

  private AreaCode village(AreaCode code, boolean isWithinReach) {
    return code.at(AreaLevel.VILLAGE)
        .filter(village -> isWithinReach && desk.exists(village))
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }
}
