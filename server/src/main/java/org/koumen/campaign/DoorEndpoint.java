package org.koumen.campaign;

import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a phone carries of campaigns, over HTTP. */
@RestController
class DoorEndpoint {
  private final DoorCampaigns desk;

  DoorEndpoint(DoorCampaigns desk) {
    this.desk = desk;
  }

  /**
   * Campaigns that run, what they ask and tell, and who has answered.
   *
   * @param known the stamp of what the phone holds; the same stamp in the answer means that it
   *     still holds, and all lists are empty
   */
  @Needs(Permission.VISIT_WRITE)
  @GetMapping("/api/worker/campaigns")
  DoorCampaigns.Kit kit(
      @RequestParam(required = false) @Size(max = 40) @Nullable String known, Scope scope) {
    return desk.kit(scope, Optional.ofNullable(known));
  }
}
