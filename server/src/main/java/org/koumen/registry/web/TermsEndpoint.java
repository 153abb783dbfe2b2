package org.koumen.registry.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.SignedIn;
import org.koumen.platform.Refusal;
import org.koumen.registry.CareColour;
import org.koumen.registry.Catalogue;
import org.koumen.registry.ChangeKind;
import org.koumen.registry.HouseholdKind;
import org.koumen.registry.HouseholdState;
import org.koumen.registry.PremisesUse;
import org.koumen.registry.RegistrySettings;
import org.koumen.registry.Relation;
import org.koumen.registry.ResidentState;
import org.koumen.registry.Sex;
import org.koumen.registry.Word;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The words of the registry with their labels, and what the jurisdiction decides about them. */
@RestController
@RequestMapping("/api/registry")
class TermsEndpoint {
  private final RegistrySettings settings;

  TermsEndpoint(RegistrySettings settings) {
    this.settings = settings;
  }

  /**
   * Choices with their labels.
   *
   * @param lists by name: uses, kinds, states, relations …
   */
  record Terms(Map<String, List<Label>> lists, List<Integer> ageBandStarts) {}

  /** A choice: what stands in addresses and bodies, and what people read. */
  record Label(String code, String zh, String en) {}

  @SignedIn("labels of choices, nothing about people")
  @GetMapping("/terms")
  Terms terms() {
    return new Terms(
        Map.ofEntries(
            Map.entry("uses", list(PremisesUse.values())),
            Map.entry("kinds", list(HouseholdKind.values())),
            Map.entry("householdStates", list(HouseholdState.values())),
            Map.entry("residentStates", list(ResidentState.values())),
            Map.entry("relations", list(Relation.values())),
            Map.entry("sexes", list(Sex.values())),
            Map.entry("colours", list(CareColour.values())),
            Map.entry("changes", list(ChangeKind.values())),
            Map.entry("careCategories", own(settings.careCategories())),
            Map.entry("needKinds", own(settings.needKinds())),
            Map.entry(
                "ageBands",
                settings.ageBands().bands().stream()
                    .map(band -> new Label(band.code(), band.zh(), band.en()))
                    .toList())),
        settings.ageBands().starts());
  }

  /** First ages, from 0 upwards. */
  record AgeBandsBody(List<Integer> starts) {}

  @Needs(Permission.SETTINGS_WRITE)
  @PutMapping("/age-bands")
  Terms setAgeBands(Actor actor, @RequestBody AgeBandsBody body) {
    if (body.starts() == null || body.starts().isEmpty() || body.starts().contains(null)) {
      throw Refusal.badInput("starts");
    }
    try {
      settings.setAgeBands(actor, body.starts());
    } catch (IllegalArgumentException wrong) {
      throw Refusal.badInput("starts");
    }
    return terms();
  }

  @Needs(Permission.SETTINGS_WRITE)
  @PutMapping("/care-categories")
  Terms setCareCategories(Actor actor, @RequestBody Catalogue body) {
    settings.setCareCategories(actor, body);
    return terms();
  }

  @Needs(Permission.SETTINGS_WRITE)
  @PutMapping("/need-kinds")
  Terms setNeedKinds(Actor actor, @RequestBody Catalogue body) {
    settings.setNeedKinds(actor, body);
    return terms();
  }

  private static List<Label> list(Word[] words) {
    return Arrays.stream(words).map(word -> new Label(word.code(), word.zh(), word.en())).toList();
  }

  private static List<Label> own(Catalogue catalogue) {
    return catalogue.terms().stream()
        .map(term -> new Label(term.code(), term.zh(), term.en()))
        .toList();
  }
}
