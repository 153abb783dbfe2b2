package org.koumen.registry;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Component;

/** Reads filters of household lists as they stand in addresses. */
@Component
public class HouseholdFilters {
  private final RegistrySettings settings;
  private final Jurisdiction jurisdiction;

  HouseholdFilters(RegistrySettings settings, Jurisdiction jurisdiction) {
    this.settings = settings;
    this.jurisdiction = jurisdiction;
  }

  /** What an address asks for; null or empty does not narrow the list. */
  public record Asked(
      @Nullable String use,
      @Nullable String mark,
      @Nullable String kind,
      @Nullable String state,
      @Nullable Boolean underCare,
      @Nullable Boolean livingAlone,
      @Nullable String ageBand,
      @Nullable String sex,
      @Nullable String language,
      @Nullable String size,
      @Nullable Boolean dueReview,
      @Nullable Boolean hasElder,
      @Nullable Boolean hasChild,
      @Nullable String category) {}

  /** Whether what was asked is a filter. */
  public sealed interface Read {}

  /** It is. */
  public record Understood(HouseholdFilter filter) implements Read {}

  /** This part of it is not. */
  public record NotUnderstood(String field) implements Read {}

  /** A value that is none of the choices; caught within this class. */
  private static final class NoSuchChoice extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchChoice(String field) {
      super(field, null, false, false);
    }
  }

  /** Reads what was asked. */
  public Read read(Asked asked) {
    try {
      Optional<int[]> size =
          Optional.ofNullable(
              choice("size", asked.size(), text -> HouseholdFilter.size(text).orElseThrow()));
      return new Understood(
          new HouseholdFilter(
              choice("use", asked.use(), PremisesUse::of),
              choice(
                  "mark",
                  asked.mark(),
                  text -> text.equals("none") ? text : CareColour.of(text).code()),
              choice("kind", asked.kind(), HouseholdKind::of),
              choice("state", asked.state(), HouseholdState::of),
              asked.underCare(),
              asked.livingAlone(),
              choice(
                  "ageBand",
                  asked.ageBand(),
                  text -> settings.ageBands().band(text.replace(' ', '+')).orElseThrow()),
              choice("sex", asked.sex(), Sex::of),
              blank(asked.language()) ? null : asked.language(),
              size.map(it -> it[0]).orElse(null),
              size.map(it -> it[1]).orElse(null),
              asked.dueReview(),
              asked.hasElder(),
              asked.hasChild(),
              blank(asked.category()) ? null : asked.category(),
              jurisdiction.today()));
    } catch (NoSuchChoice wrong) {
      return new NotUnderstood(String.valueOf(wrong.getMessage()));
    }
  }

  private static <T> @Nullable T choice(
      String field, @Nullable String text, Function<String, T> reader) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return reader.apply(text);
    } catch (RuntimeException unknown) {
      throw new NoSuchChoice(field);
    }
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
