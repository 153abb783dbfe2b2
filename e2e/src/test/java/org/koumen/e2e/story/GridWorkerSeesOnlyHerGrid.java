package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.Places;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** What lies outside one's area does not exist: not in lists, not by address, not by interface. */
@Story
class GridWorkerSeesOnlyHerGrid {

  @Test
  void neitherBySearchNorByAddressNorByInterface(Stage stage) {
    var elsewhere = Places.onTheRound(stage.api("grid2"), 3);
    var page = stage.worker("grid1", "/");
    var api = Api.of(page);

    // The same address as an honest one, only in another grid.
    page.navigate("/worker" + Places.onThePhone(elsewhere));
    assertThat(page.getByText("这一户不在您负责的网格")).isVisible();
    assertThat(page.getByText(elsewhere.get("address").getAsString())).hasCount(0);
    stage.accessible(page);
    stage.look(page, "not-hers");

    assertThat(api.ask(Places.file(elsewhere)).status()).isEqualTo(404);
    assertThat(api.ask(Places.file(elsewhere) + "/timeline").status()).isEqualTo(404);
    assertThat(api.ask(Places.file(elsewhere) + "/visits").status()).isEqualTo(404);
    assertThat(api.ask(Places.file(elsewhere) + "/looks").status()).isIn(403, 404);

    var grid = elsewhere.get("areaCode").getAsString().substring(0, 15);
    var rows = api.get("/api/households?area=" + grid).getAsJsonArray("rows");
    assertThat(rows).isEmpty();
    assertThat(api.get("/api/worker/round?area=" + grid).getAsJsonArray("rows")).isEmpty();

    var visit =
        Map.of(
            "id", "01990000-0000-7000-8000-0000000000e2",
            "county", elsewhere.get("county").getAsString(),
            "householdId", elsewhere.get("id").getAsString(),
            "outcome", "met",
            "visitedAt", "2026-01-01T00:00:00Z");
    assertThat(api.send("/api/visits", visit).status()).isEqualTo(404);
  }

  @Test
  void theDeskShowsHerNothingElseEither(Stage stage) {
    var hers = Places.onTheRound(stage.api("grid1"), 0).get("areaCode").getAsString();
    var page = stage.desk("grid1", "/requests");
    assertThat(page.getByRole(AriaRole.NAVIGATION).first()).isVisible();
    var areas = Api.of(page).get("/api/session").getAsJsonArray("areas");
    assertThat(areas).hasSize(1);
    assertThat(hers).startsWith(areas.get(0).getAsJsonObject().get("code").getAsString());
    assertThat(Api.of(page).ask("/api/accounts").status()).isEqualTo(403);
    assertThat(Api.of(page).ask("/api/audit").status()).isEqualTo(403);
  }
}
