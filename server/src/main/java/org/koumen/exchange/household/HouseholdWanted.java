package org.koumen.exchange.household;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.koumen.exchange.export.ExportOrder;
import org.koumen.platform.Refusal;
import org.koumen.registry.HouseholdExtract;
import org.koumen.registry.HouseholdFilters;
import org.springframework.stereotype.Component;

/** Understands the filters of the household list, for those who take out what it shows. */
@Component
class HouseholdWanted {
  static final List<String> FILTERS =
      List.of(
          "q",
          "use",
          "mark",
          "kind",
          "state",
          "underCare",
          "livingAlone",
          "ageBand",
          "sex",
          "language",
          "size",
          "dueReview",
          "hasElder",
          "hasChild",
          "category");

  private final HouseholdExtract extract;
  private final HouseholdFilters filters;

  HouseholdWanted(HouseholdExtract extract, HouseholdFilters filters) {
    this.extract = extract;
    this.filters = filters;
  }

  HouseholdExtract.Wanted of(ExportOrder order) {
    HouseholdFilters.Asked asked =
        new HouseholdFilters.Asked(
            order.filter("use"),
            order.filter("mark"),
            order.filter("kind"),
            order.filter("state"),
            yesOrNo(order, "underCare"),
            yesOrNo(order, "livingAlone"),
            order.filter("ageBand"),
            order.filter("sex"),
            order.filter("language"),
            order.filter("size"),
            yesOrNo(order, "dueReview"),
            yesOrNo(order, "hasElder"),
            yesOrNo(order, "hasChild"),
            order.filter("category"));
    String typed = order.filter("q");
    return switch (filters.read(asked)) {
      case HouseholdFilters.Understood(var filter) ->
          new HouseholdExtract.Wanted(order.scope(), typed == null ? "" : typed, filter);
      case HouseholdFilters.NotUnderstood(String field) -> throw Refusal.badInput(field);
    };
  }

  private static @Nullable Boolean yesOrNo(ExportOrder order, String name) {
    String value = order.filter(name);
    if (value == null) {
      return null;
    }
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Refusal.badInput(name);
    };
  }

  /** The filters without anybody's number. */
  Map<String, String> recorded(Map<String, String> given) {
    Map<String, String> recorded = new HashMap<>(given);
    recorded.computeIfPresent("q", (name, typed) -> extract.withoutNumbers(typed));
    return Map.copyOf(recorded);
  }
}
