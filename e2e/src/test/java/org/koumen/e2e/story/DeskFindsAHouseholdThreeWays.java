package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.ibm.icu.text.Transliterator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.Places;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** Whatever a caller remembers of a household leads to its file. */
@Story
class DeskFindsAHouseholdThreeWays {

  private static final Transliterator PINYIN =
      Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");

  @Test
  void byInitialsByAddressAndByTheEndOfATelephoneNumber(Stage stage) {
    var page = stage.desk("community", "/households");
    var household = withPhone(Api.of(page));
    var address = household.get("address").getAsString();

    find(page, initials(Places.head(household)), address);
    stage.accessible(page);
    stage.look(page, "initials");
    find(page, address, address);
    find(page, phoneTail(Api.of(page), household).orElseThrow(), address);

    rows(page, address).first().click();
    assertThat(page.getByRole(AriaRole.COMPLEMENTARY).last()).containsText(Places.head(household));
    stage.accessible(page);
    stage.look(page, "file");
  }

  @Test
  void whatIsNotThereIsSaid(Stage stage) {
    var page = stage.desk("community", "/households");
    box(page).fill("没有这样的人");
    assertThat(page.getByText("没有找到符合条件的住户")).isVisible();
    stage.accessible(page);
  }

  private static void find(Page page, String words, String address) {
    box(page).fill(words);
    assertThat(rows(page, address).first()).isVisible();
  }

  private static Locator box(Page page) {
    return page.getByRole(AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName("姓名、拼音"));
  }

  private static Locator rows(Page page, String address) {
    return page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(address));
  }

  private static JsonObject withPhone(Api api) {
    var all = api.get("/api/households?area=" + area(api) + "&underCare=true&limit=50");
    return StreamSupport.stream(all.getAsJsonArray("rows").spliterator(), false)
        .map(row -> row.getAsJsonObject())
        .filter(row -> Places.head(row).length() >= 2)
        .filter(row -> phoneTail(api, row).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static String area(Api api) {
    return api.get("/api/session")
        .getAsJsonArray("areas")
        .get(0)
        .getAsJsonObject()
        .get("code")
        .getAsString();
  }

  private static Optional<String> phoneTail(Api api, JsonObject household) {
    var residents = api.get(Places.file(household)).getAsJsonArray("residents");
    return StreamSupport.stream(residents.spliterator(), false)
        .map(resident -> resident.getAsJsonObject().get("phone"))
        .filter(phone -> phone != null && !phone.isJsonNull())
        .map(phone -> phone.getAsString())
        .map(phone -> phone.substring(phone.length() - 4))
        .findFirst();
  }

  private static String initials(String name) {
    var syllables = PINYIN.transliterate(name).trim().split("\\s+", -1);
    assertThat(syllables).hasSize(name.length());
    return Arrays.stream(syllables)
        .map(syllable -> syllable.substring(0, 1))
        .collect(Collectors.joining());
  }
}
