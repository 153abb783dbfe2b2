package org.koumen.home;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.platform.CleanText;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Codes for households, made by those who hand them over at the door. */
@RestController
@RequestMapping("/api/households/{county}/{id}/access-slips")
class AccessSlipEndpoint {
  private final HomeDesk desk;

  AccessSlipEndpoint(HomeDesk desk) {
    this.desk = desk;
  }

  /** Why a code is made; the household reads it among the looks. */
  record Why(@NotBlank @Size(min = 2, max = 200) String reason) {}

  /** Makes a code with which the household opens its own file, once, within thirty days. */
  @Needs(Permission.HOUSEHOLD_WRITE)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  HomeDesk.Slip issue(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody Why why,
      Scope scope,
      Actor actor) {
    return desk.issue(county, id, CleanText.line(why.reason()), scope, actor)
        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }
}
