package org.koumen.registry.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.koumen.access.SignedIn;
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

  /**
   * A choice: what stands in addresses and bodies, and what people read.
   *
   * @param retired whether it only explains what was recorded before
   */
  record Label(String code, String zh, String en, boolean retired) {}

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
                    .map(band -> new Label(band.code(), band.zh(), band.en(), false))
                    .toList())),
        settings.ageBands().starts());
  }

  private static List<Label> list(Word[] words) {
    return Arrays.stream(words)
        .map(word -> new Label(word.code(), word.zh(), word.en(), false))
        .toList();
  }

  private static List<Label> own(Catalogue catalogue) {
    return catalogue.terms().stream()
        .map(term -> new Label(term.code(), term.zh(), term.en(), term.retired()))
        .toList();
  }
}
