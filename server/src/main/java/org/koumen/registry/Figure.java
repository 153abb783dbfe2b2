package org.koumen.registry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.koumen.registry.sql.StatisticsRows.HouseholdFilter;

/**
 * What a figure of the statistics counts; its code is the key in JSON and the address of its rows,
 * such as {@code people.band.60-69.female} or {@code households.use.residential}.
 */
sealed interface Figure {
  /** People by age band, sex or language; what is empty does not restrict. */
  record People(Optional<String> band, Optional<String> sex, Optional<String> language)
      implements Figure {}

  /** Households. */
  record Households(HouseholdFilter filter) implements Figure {}

  /** Premises by use. */
  record PremisesOfUse(Optional<String> use) implements Figure {}

  /** Reads a code; empty when no figure has it. */
  static Optional<Figure> of(String code) {
    String[] words = code.split("\\.", 4);
    String subject = words[0];
    String by = words.length > 1 ? words[1] : "all";
    @Nullable String value = words.length > 2 ? words[2] : null;
    return switch (subject) {
      case "people" ->
          switch (by) {
            case "all" -> Optional.of(people(null, null, null));
            case "band" -> Optional.of(people(value, words.length > 3 ? words[3] : null, null));
            case "sex" -> Optional.of(people(null, value, null));
            case "language" -> Optional.of(people(null, null, value));
            default -> Optional.empty();
          };
      case "households" -> households(by, value).map(Households::new);
      case "premises" ->
          by.equals("use") || by.equals("all")
              ? Optional.of(new PremisesOfUse(Optional.ofNullable(value)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static People people(
      @Nullable String band, @Nullable String sex, @Nullable String language) {
    return new People(
        Optional.ofNullable(band), Optional.ofNullable(sex), Optional.ofNullable(language));
  }

  private static Optional<HouseholdFilter> households(String by, @Nullable String value) {
    return switch (by) {
      case "all" -> Optional.of(new HouseholdFilter(null, null, null, null, null, null));
      case "use" -> Optional.of(new HouseholdFilter(value, null, null, null, null, null));
      case "kind" -> Optional.of(new HouseholdFilter(null, value, null, null, null, null));
      case "size" ->
          value != null && value.matches("[0-6]")
              ? Optional.of(
                  new HouseholdFilter(null, null, Integer.valueOf(value), null, null, null))
              : Optional.empty();
      case "mark" -> Optional.of(new HouseholdFilter(null, null, null, value, null, null));
      case "livingAlone" -> Optional.of(new HouseholdFilter(null, null, null, null, true, null));
      case "underCare" -> Optional.of(new HouseholdFilter(null, null, null, null, null, true));
      default -> Optional.empty();
    };
  }
}
