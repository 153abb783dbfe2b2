package org.koumen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rules by which one schema runs on plain PostgreSQL and, spread over counties, on Citus. Every
 * table is either people's data, a reference table, a table that makes something unique everywhere,
 * or local to the coordinator: who adds one says here which.
 */
@KoumenTest
class SchemaRulesTest {
  /** Distributed by county. */
  private static final Set<String> PEOPLE =
      Set.of(
          "premises",
          "household",
          "household_reach",
          "household_count",
          "household_count_open",
          "resident",
          "need",
          "care_mark",
          "care_listing",
          "household_plan",
          "plan_step",
          "plan_check",
          "file_change",
          "duplicate_pair",
          "request",
          "request_text",
          "request_move",
          "request_unit",
          "request_reporter",
          "request_public",
          "request_counter",
          "visit",
          "visit_sign",
          "moved_report",
          "promise",
          "promise_step",
          "contact_card",
          "appointment",
          "appointment_step",
          "booking_day",
          "team_hours",
          "door_wish",
          "phone_operation",
          "field_question",
          "assignment_plan",
          "assignment_visitor",
          "assignment",
          "assignment_move",
          "round_plan",
          "round_worker",
          "round_stop",
          "round_change",
          "visit_in_pairs",
          "campaign_contact",
          "campaign_result",
          "form_answer",
          "village_visit",
          "follow_up",
          "truth_sample",
          "truth_population",
          "truth_draw",
          "truth_try",
          "truth_finding",
          "truth_finding_word",
          "chain_leaf",
          "chain_salt",
          "chain_seal",
          "chain_erasure",
          "ledger_delta",
          "ledger_open",
          "ledger_total",
          "media",
          "notice",
          "notice_reading",
          "look");

  /** The same on every node. */
  private static final Set<String> REFERENCE =
      Set.of(
          "area",
          "area_tally",
          "area_change",
          "area_boundary",
          "grid_plan",
          "account",
          "role",
          "role_grant",
          "unit",
          "staff",
          "post",
          "staff_change",
          "visiting_share",
          "village_need",
          "form",
          "form_version",
          "handbook_page",
          "campaign",
          "campaign_area",
          "campaign_move",
          "setting",
          "calendar_day",
          "request_category",
          "request_procedure",
          "notice_mark",
          "notice_contact",
          "handover",
          "phone");

  /** Small tables distributed by what must be unique everywhere. */
  private static final Set<String> UNIQUE_EVERYWHERE =
      Set.of("identity_claim", "request_number", "home_slip", "contact_card_number");

  /**
   * Of the coordinator alone: sessions, timers, logs of administration, files that pass through.
   */
  private static final Set<String> LOCAL =
      Set.of(
          "signed_session",
          "setup_link",
          "home_session",
          "home_code",
          "audit_entry",
          "scheduled_tasks",
          "job",
          "import_run",
          "import_file",
          "import_finding",
          "export_run",
          "export_file",
          "notice_outbox",
          "flyway_schema_history");

  @Autowired JdbcClient jdbc;

  @Test
  void every_table_says_what_it_is() {
    Set<String> named = new TreeSet<>();
    List.of(PEOPLE, REFERENCE, UNIQUE_EVERYWHERE, LOCAL).forEach(named::addAll);
    assertThat(
            new TreeSet<>(
                names(
                    "select relname from pg_class where relkind in ('r', 'p') and not"
                        + " relispartition")))
        .isEqualTo(named);
  }

  @Test
  void county_leads_every_primary_key_and_stands_in_every_unique_index_of_peoples_data() {
    assertThat(
            names(
                """
                select c.relname || ': ' || i.relname
                from pg_index x
                join pg_class c on c.oid = x.indrelid
                join pg_class i on i.oid = x.indexrelid
                left join pg_attribute a on a.attrelid = c.oid and a.attname = 'county'
                where c.relname = any(:people)
                  and ((x.indisprimary and (a.attnum is null or x.indkey[0] <> a.attnum))
                       or (x.indisunique and not (a.attnum = any(x.indkey::int2[]))))
                """))
        .isEmpty();
    assertThat(
            names(
                """
                select relname from pg_class c
                where relname = any(:people)
                  and not exists (select 1 from pg_index x where x.indrelid = c.oid and x.indisprimary)
                """))
        .isEmpty();
  }

  @Test
  void
      foreign_keys_between_peoples_tables_start_with_county_and_none_leads_into_them_from_outside() {
    assertThat(
            names(
                """
                select c.relname || ' -> ' || p.relname
                from pg_constraint f
                join pg_class c on c.oid = f.conrelid
                join pg_class p on p.oid = f.confrelid
                join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[1]
                join pg_attribute b on b.attrelid = p.oid and b.attnum = f.confkey[1]
                where f.contype = 'f' and p.relname = any(:people)
                  and (not (c.relname = any(:people)) or a.attname <> 'county' or b.attname <> 'county')
                """))
        .isEmpty();
  }

  @Test
  void no_foreign_key_of_peoples_data_sets_null() {
    assertThat(
            names(
                """
                select conname from pg_constraint f join pg_class c on c.oid = f.conrelid
                where f.contype = 'f' and c.relname = any(:people)
                  and (f.confdeltype in ('n', 'd') or f.confupdtype in ('c', 'n', 'd'))
                """))
        .isEmpty();
  }

  @Test
  void county_is_plain_text_and_a_code_sorts_by_its_bytes() {
    assertThat(
            names(
                """
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = current_schema() and column_name = 'county' and table_name = any(:people)
                  and (udt_name <> 'text' or domain_name is not null or is_nullable = 'YES' or is_generated <> 'NEVER')
                """))
        .isEmpty();
    assertThat(
            names(
                """
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = current_schema() and column_name = 'area_code' and table_name = any(:people)
                  and (collation_name is distinct from 'C' or is_nullable = 'YES')
                """))
        .isEmpty();
  }

  @Test
  void there_are_no_triggers_identity_columns_enums_or_volatile_defaults() {
    assertThat(names("select tgname from pg_trigger where not tgisinternal")).isEmpty();
    assertThat(
            names(
                """
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = current_schema() and table_name = any(:people)
                  and (is_identity = 'YES' or column_default like '%nextval%' or column_default like '%now()%'
                       or column_default like '%random%')
                """))
        .isEmpty();
    assertThat(
            names(
                """
                select typname from pg_type where typtype in ('e', 'd') and typnamespace = current_schema()::regnamespace
                """))
        .isEmpty();
  }

  @Test
  void whatever_belongs_to_a_place_carries_its_code_or_hangs_on_what_does() {
    assertThat(
            names(
                """
                select c.relname from pg_class c
                where c.relname = any(:people) and c.relname <> 'request_counter'
                  -- the chain stays with the county in whose name it was sealed
                  and c.relname not like 'chain%'
                  and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'area_code')
                  and not exists (select 1 from pg_constraint f where f.conrelid = c.oid and f.contype = 'f')
                """))
        .isEmpty();
  }

  private List<String> names(String sql) {
    boolean ofPeople = sql.contains(":people");
    var statement =
        jdbc.sql(
            ofPeople
                ? sql
                : sql.contains("pg_class where")
                    ? sql + " and relnamespace = current_schema()::regnamespace"
                    : sql);
    return (ofPeople ? statement.param("people", PEOPLE.toArray(String[]::new)) : statement)
        .query(String.class)
        .list();
  }
}
