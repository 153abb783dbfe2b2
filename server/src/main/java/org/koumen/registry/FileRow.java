package org.koumen.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Names one row of a household file.
 *
 * @param table what it is a row of
 */
public record FileRow(Table table, UUID id) {

  /**
   * The tables a household file is made of, each with the column that says since when a row holds
   * and those columns that only repeat others.
   */
  public enum Table {
    PREMISES("since", "version"),
    HOUSEHOLD(
        "since",
        "version",
        "address",
        "use",
        "head_name",
        "people",
        "living_alone",
        "eldest_born_on",
        "youngest_born_on",
        "care_mark",
        "care_review_on",
        "under_care",
        "languages",
        "last_visit_on"),
    RESIDENT("since", "version"),
    NEED("since"),
    CARE_MARK("set_on"),
    CARE_LISTING("since"),
    HOUSEHOLD_PLAN("opened_on", "version"),
    PLAN_STEP("", "household_id", "opened_on"),
    PLAN_CHECK("checked_on", "household_id");

    private final String since;
    private final Set<String> repeated;

    Table(String since, String... repeated) {
      this.since = since;
      this.repeated = Set.copyOf(Arrays.asList(repeated));
    }

    /** The table's name in the database. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The column with the first day on which a row holds; empty when its parent says. */
    public String since() {
      return since;
    }

    /** Whether a column is no part of a row's history. */
    public boolean repeats(String column) {
      return repeated.contains(column);
    }

    /** The table with a name of the database. */
    public static Table of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
